/** Milliseconds to wait after failure number `attempt` (from 1): doubling up to `max`, half of it by chance so that failures do not return in step. */
export function backoff(attempt: number, base: number, max: number, random: () => number = Math.random): number {
  const full = Math.min(max, base * 2 ** Math.min(attempt - 1, 30));
  return Math.round(full / 2 + (full / 2) * random());
}
