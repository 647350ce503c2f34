import { waitAfterFailures } from './login-delay.rules';

const limits = { freeFailures: 5, maxDelaySeconds: 60 };

describe('delay after wrong passwords', () => {
  it.each([
    [0, 0, 0],
    [4, 0, 0],
    [5, 0, 1_000],
    [7, 0, 4_000],
    [7, 3.5, 500],
    [7, 4, 0],
    [50, 0, 60_000],
    [5_000, 59, 1_000],
  ])('after %i failures, the last %d s ago, is %d ms', (failures, secondsAgo, wait) => {
    expect(waitAfterFailures({ failures, secondsAgo }, limits)).toBe(wait);
  });
});
