import { randomFillSync } from 'node:crypto';

const poolBytes = 8192;

let pool = Buffer.alloc(0);
let used = 0;

/** Random bytes, drawn from the system in pages: asking it for each salt costs as much as hashing it. Never handed out twice. */
export function randomSlice(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    // A new page instead of filling the old one anew: what was handed out of that is still in use.
    pool = randomFillSync(Buffer.allocUnsafeSlow(poolBytes));
    used = 0;
  }
  used += bytes;
  return pool.subarray(used - bytes, used);
}
