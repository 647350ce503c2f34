import { createHash } from 'node:crypto';

/** A UUIDv8 (RFC 9562, 5.8) made of the key, so that repeating a notice is a repetition to the log. */
export function noticeId(idempotencyKey: string): string {
  const bytes = createHash('sha256').update(`hearken.notice:${idempotencyKey}`).digest().subarray(0, 16);
  bytes.writeUInt8(((bytes[6] as number) & 0x0f) | 0x80, 6);
  bytes.writeUInt8(((bytes[8] as number) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
