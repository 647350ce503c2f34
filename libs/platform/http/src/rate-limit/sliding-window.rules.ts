/** Calls counted in the running window and in the one before. */
export interface WindowCounts {
  current: number;
  previous: number;
}

/** Which fixed window `now` lies in. */
export const windowOf = (now: number, windowMs: number) => Math.floor(now / windowMs);

/**
 * The sliding count: the previous window weighs as much as it still overlaps. Two numbers a caller instead of a list of
 * times, and at most `limit` calls in a fresh window.
 */
export function slidingCount({ current, previous }: WindowCounts, now: number, windowMs: number): number {
  return current + previous * (1 - (now % windowMs) / windowMs);
}

/** How long until one more call fits. */
export function retryAfter({ current, previous }: WindowCounts, limit: number, now: number, windowMs: number): number {
  const passed = now % windowMs;
  const room = limit - 1 - current;
  if (room >= 0 && previous > 0) return Math.max(1, Math.ceil((1 - room / previous) * windowMs - passed));
  // This window is used up: what it leaves over must first weigh less in the next one.
  return Math.ceil(windowMs - passed + Math.max(0, 1 - (limit - 1) / Math.max(1, current)) * windowMs);
}
