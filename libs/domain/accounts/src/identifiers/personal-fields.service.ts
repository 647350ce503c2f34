import { hmac, KEY_PROVIDER, open, seal, type KeyProvider } from '@hearken/crypto';
import { Inject, Injectable } from '@nestjs/common';

import type { Identifier, IdentifierKind } from './identifier.rules';

export interface SealedField {
  sealed: Buffer;
  keyVersion: number;
}

/** Encrypts e-mail addresses and phone numbers one by one, and makes the index by which equal ones are found. */
@Injectable()
export class PersonalFieldsService {
  constructor(@Inject(KEY_PROVIDER) private readonly keys: KeyProvider) {}

  async seal({ kind, value }: Identifier, accountId: string): Promise<SealedField> {
    const { version, key } = await this.keys.current('personal-fields');
    return { sealed: seal(key, Buffer.from(value), placeOf(kind, accountId, version)), keyVersion: version };
  }

  /** @throws DecryptionError when the box belongs to another row, column or key. */
  async open(kind: IdentifierKind, accountId: string, { sealed, keyVersion }: SealedField): Promise<Identifier> {
    const key = await this.keys.byVersion('personal-fields', keyVersion);
    return { kind, value: open(key, sealed, placeOf(kind, accountId, keyVersion)).toString() };
  }

  /** HMAC of the normalised value under its own key: equal values meet, and without the key nobody can try numbers. */
  async index({ kind, value }: Identifier): Promise<Buffer> {
    const { key } = await this.keys.current('blind-index');
    return hmac(key, `accounts.${kind}\n${value}`);
  }
}

/** Table, column, row and key version: a box that is moved elsewhere does not open. */
const placeOf = (kind: IdentifierKind, accountId: string, version: number) =>
  `accounts.accounts\n${kind}\n${accountId}\n${version}`;
