import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** SHA-256. */
export function sha256(data: Buffer | string): Buffer {
  return createHash('sha256').update(data).digest();
}

/** HMAC-SHA-256. */
export function hmac(key: Buffer, data: Buffer | string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

/** Compares without telling by its duration where two values differ; their lengths are not secret. */
export function constantTimeEqual(a: Buffer | string, b: Buffer | string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The next link: SHA-256(previous ‖ SHA-256(entry)). The first link's previous is 32 zero bytes. */
export function chainHash(previous: Buffer, entry: Buffer | string): Buffer {
  // A fixed length keeps (previous, entry) from being split elsewhere.
  if (previous.length !== 32) throw new RangeError('The previous link has 32 bytes');
  return sha256(Buffer.concat([previous, sha256(entry)]));
}

/** What a chain starts from. */
export const chainGenesis = (): Buffer => Buffer.alloc(32);
