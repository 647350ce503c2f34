/** Milliseconds until the next try is allowed: none for the first failures, then 1, 2, 4 … seconds up to the most. */
export function waitAfterFailures(
  { failures, secondsAgo }: { failures: number; secondsAgo: number },
  { freeFailures, maxDelaySeconds }: { freeFailures: number; maxDelaySeconds: number },
): number {
  if (failures < freeFailures) return 0;
  // Bounded before the power: 2^1000 is no number of seconds.
  const delay = Math.min(2 ** Math.min(failures - freeFailures, 20), maxDelaySeconds);
  return Math.max(0, Math.ceil((delay - secondsAgo) * 1000));
}
