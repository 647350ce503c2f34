/** Each purpose has keys of its own, so that one that leaks opens one door. */
export const keyPurposes = [
  'conversation-kek',
  'personal-fields',
  'blind-index',
  'search-tokens',
  'token-signing',
  'ledger-anchor',
  'archive-checkpoint',
  'provider-secrets',
  'storage-urls',
] as const;
export type KeyPurpose = (typeof keyPurposes)[number];

export interface KeyVersion {
  version: number;
  /** 32 bytes. */
  key: Buffer;
}

/** Where keys come from: files by default, a key management service behind the same port. */
export interface KeyProvider {
  /** The version that new values are sealed under. */
  current(purpose: KeyPurpose): Promise<KeyVersion>;
  /** The key of an older value; throws `KeyNotFoundError`. */
  byVersion(purpose: KeyPurpose, version: number): Promise<Buffer>;
}

/** Injection token for the KeyProvider. */
export const KEY_PROVIDER = Symbol('KEY_PROVIDER');

export class KeyNotFoundError extends Error {
  override readonly name = 'KeyNotFoundError';
}
