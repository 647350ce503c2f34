import { judgeRefresh, type PresentedToken } from './refresh.rules';

const aToken = (change: Partial<PresentedToken> = {}): PresentedToken => ({
  live: true,
  rotatedSecondsAgo: null,
  rotatedBy: null,
  ...change,
});

describe('presenting a refresh token', () => {
  it('exchanges one that was never used', () => {
    expect(judgeRefresh(aToken(), 'firefox', 10)).toBe('rotate');
  });

  it('refuses one that expired or whose family ended, used or not', () => {
    expect(judgeRefresh(aToken({ live: false }), 'firefox', 10)).toBe('invalid');
    expect(judgeRefresh(aToken({ live: false, rotatedSecondsAgo: 1, rotatedBy: 'firefox' }), 'firefox', 10)).toBe(
      'invalid',
    );
  });

  it('is graceful to a parallel tab of the same client for as long as configured', () => {
    const used = (seconds: number) => aToken({ rotatedSecondsAgo: seconds, rotatedBy: 'firefox' });
    expect(judgeRefresh(used(0), 'firefox', 10)).toBe('grace');
    expect(judgeRefresh(used(10), 'firefox', 10)).toBe('grace');
    expect(judgeRefresh(used(10.01), 'firefox', 10)).toBe('reused');
  });

  it('takes another client with a used token for a thief at once', () => {
    expect(judgeRefresh(aToken({ rotatedSecondsAgo: 1, rotatedBy: 'firefox' }), 'curl', 10)).toBe('reused');
  });
});
