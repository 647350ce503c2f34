import { LocalWindow } from './local-window';
import { retryAfter, slidingCount } from './sliding-window.rules';

const WINDOW = 1000;

describe('the sliding window', () => {
  it('weighs the window before by how much of it still counts', () => {
    expect(slidingCount({ current: 3, previous: 10 }, 5_000, WINDOW)).toBe(13);
    expect(slidingCount({ current: 3, previous: 10 }, 5_750, WINDOW)).toBe(5.5);
  });

  it.each([
    [{ current: 0, previous: 5 }, 5, 5_000],
    [{ current: 5, previous: 0 }, 5, 5_400],
    [{ current: 2, previous: 8 }, 5, 5_100],
    [{ current: 1, previous: 0 }, 1, 5_999],
  ])('says how long to wait, neither too short nor more than needed (%j, limit %d)', (counts, limit, now) => {
    const wait = retryAfter(counts, limit, now, WINDOW);
    expect(fits(counts, limit, now, wait)).toBe(true);
    expect(fits(counts, limit, now, Math.max(0, wait - 3))).toBe(false);
  });

  // What the counts have become after `wait`, if nobody calls meanwhile.
  function fits(
    { current, previous }: { current: number; previous: number },
    limit: number,
    now: number,
    wait: number,
  ) {
    const later = now + wait;
    const windows = Math.floor(later / WINDOW) - Math.floor(now / WINDOW);
    const counts = windows === 0 ? { current, previous } : { current: 0, previous: windows === 1 ? current : 0 };
    return slidingCount(counts, later, WINDOW) + 1 <= limit + 1e-9;
  }
});

describe('counting in the process', () => {
  it('allows exactly the limit in a fresh window, for each key by itself', () => {
    const window = new LocalWindow();
    const allowed = Array.from({ length: 5 }, () => window.hit('a', 3, WINDOW, 10_000).allowed);
    expect(allowed).toEqual([true, true, true, false, false]);
    expect(window.hit('b', 3, WINDOW, 10_000).allowed).toBe(true);
  });

  it('does not allow a second full burst right after the window turned', () => {
    const window = new LocalWindow();
    for (let call = 0; call < 3; call++) window.hit('a', 3, WINDOW, 10_900);
    expect(window.hit('a', 3, WINDOW, 11_010).allowed).toBe(false);
    expect(window.hit('a', 3, WINDOW, 12_000).allowed).toBe(true);
  });
});
