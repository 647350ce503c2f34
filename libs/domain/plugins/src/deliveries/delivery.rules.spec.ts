import { retryDelayMs } from './delivery.rules';

it('waits longer after each failure, a minute at most', () => {
  expect([0, 1, 2, 10, 40].map(retryDelayMs)).toEqual([1000, 2000, 4000, 60_000, 60_000]);
});
