export interface BackoffRange {
  minMs: number;
  maxMs: number;
}

/**
 * Full jitter: anything from 0 to min(maxMs, minMs · 2^attempt), so that clients cut off together come back apart.
 * `floorMs` is what the server asked for; the jitter is added to it.
 */
export function fullJitter(
  attempt: number,
  range: BackoffRange,
  floorMs = 0,
  random: () => number = Math.random,
): number {
  const ceiling = Math.min(range.maxMs, range.minMs * 2 ** Math.min(attempt, 30));
  return Math.round(floorMs + random() * ceiling);
}
