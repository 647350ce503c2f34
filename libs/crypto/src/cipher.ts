import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

// AES-256-GCM as NIST SP 800-38D recommends it: 96-bit random nonce, full 128-bit tag.
const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Thrown for any box that does not open: wrong key, wrong context, changed or cut bytes. It does not say which, on purpose. */
export class DecryptionError extends Error {
  override readonly name = 'DecryptionError';
}

/** Encrypts to nonce(12) ‖ ciphertext ‖ tag(16). `aad` names the place of the value, so that a box moved elsewhere does not open. */
export function seal(key: Buffer, plaintext: Buffer, aad: Buffer | string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  return sealWithNonce(key, nonce, plaintext, aad);
}

/** Opens a box of `seal`; throws `DecryptionError`. */
export function open(key: Buffer, box: Buffer, aad: Buffer | string): Buffer {
  assertKeyAndContext(key, aad);
  if (box.length < NONCE_BYTES + TAG_BYTES) throw new DecryptionError('The box does not open');
  const decipher = createDecipheriv(ALGORITHM, key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(aad));
  decipher.setAuthTag(box.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new DecryptionError('The box does not open');
  }
}

/** Encrypts a 256-bit data key under a key-encryption key. */
export function wrapKey(kek: Buffer, dataKey: Buffer, aad: Buffer | string): Buffer {
  if (dataKey.length !== KEY_BYTES) throw new RangeError('A data key has 32 bytes');
  return seal(kek, dataKey, aad);
}

/** Recovers a data key of `wrapKey`; throws `DecryptionError`. */
export function unwrapKey(kek: Buffer, wrapped: Buffer, aad: Buffer | string): Buffer {
  const dataKey = open(kek, wrapped, aad);
  if (dataKey.length !== KEY_BYTES) throw new DecryptionError('The box does not hold a data key');
  return dataKey;
}

/** `seal` with a given nonce, for published test vectors only: a nonce used twice under one key gives both messages away. */
export function sealWithNonce(key: Buffer, nonce: Buffer, plaintext: Buffer, aad: Buffer | string): Buffer {
  assertKeyAndContext(key, aad);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(aad));
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

function assertKeyAndContext(key: Buffer, aad: Buffer | string): void {
  if (key.length !== KEY_BYTES) throw new RangeError('A key has 32 bytes');
  if (aad.length === 0) throw new RangeError('The context (aad) must not be empty');
}
