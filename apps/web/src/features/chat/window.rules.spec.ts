import { downwards, most, moved, newest, upwards } from './window.rules';

describe('what of ten thousand entries stands in the page', () => {
  it('begins with the newest', () => {
    expect(newest(10_000)).toEqual({ start: 9880, end: 10_000 });
    expect(newest(5)).toEqual({ start: 0, end: 5 });
  });

  it('never grows beyond its bound on the way up or down', () => {
    let stretch = newest(10_000);
    for (let step = 0; step < 200; step += 1) {
      stretch = upwards(stretch);
      expect(stretch.end - stretch.start).toBeLessThanOrEqual(most);
    }
    expect(stretch.start).toBe(0);
    for (let step = 0; step < 200; step += 1) {
      stretch = downwards(stretch, 10_000);
      expect(stretch.end - stretch.start).toBeLessThanOrEqual(most);
    }
    expect(stretch.end).toBe(10_000);
  });

  it('keeps showing the same entries when older ones come in front', () => {
    expect(moved({ start: 0, end: 40 }, 50, 100, 150)).toEqual({ start: 50, end: 90 });
  });

  it('follows the tail when the tail was shown', () => {
    expect(moved({ start: 40, end: 100 }, 0, 100, 101)).toEqual({ start: 40, end: 101 });
    expect(moved({ start: 0, end: 50 }, 0, 100, 101)).toEqual({ start: 0, end: 50 });
  });
});
