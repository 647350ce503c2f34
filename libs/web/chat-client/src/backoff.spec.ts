import { fullJitter } from './backoff';

const range = { minMs: 1000, maxMs: 30_000 };

it('R10 waits anything from nothing to the ceiling, which doubles up to 30 s', () => {
  const longest = (attempt: number) => fullJitter(attempt, range, 0, () => 1);
  expect([0, 1, 2, 3, 4, 5, 50, 5000].map(longest)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  expect(fullJitter(4, range, 0, () => 0)).toBe(0);
});

it('R10 adds its jitter to what the server asked for', () => {
  expect(fullJitter(0, range, 5000, () => 0.5)).toBe(5500);
});
