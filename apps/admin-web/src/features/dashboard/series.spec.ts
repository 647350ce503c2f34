import { changeOf } from './figures';
import { before, bucketOf, compare, lastDays } from './series';

const now = new Date(2026, 10, 20, 15, 30);

it('takes today into the last seven days, and compares with the seven before', () => {
  const period = lastDays(7, now);
  expect(period).toEqual({ from: new Date(2026, 10, 14), to: new Date(2026, 10, 21) });
  expect(before(period)).toEqual({ from: new Date(2026, 10, 7), to: new Date(2026, 10, 14) });
});

it('puts counts side by side and zero where there is none', () => {
  const at = (day: number) => new Date(2026, 10, day).toISOString();
  const items = [
    { metric: 'messages' as const, at: at(20), value: 5 },
    { metric: 'messages' as const, at: at(17), value: 4 },
    { metric: 'charged' as const, at: at(19), value: 900 },
  ];
  const { current, previous, labels } = compare(items, 'messages', lastDays(3, now));
  expect(labels.map((label) => label.getDate())).toEqual([18, 19, 20]);
  expect(current).toEqual([0, 0, 5]);
  expect(previous).toEqual([0, 0, 4]);
});

it('shows a single day by the hour', () => {
  expect(bucketOf(lastDays(1, now))).toBe('hour');
  expect(compare([], 'messages', lastDays(1, now)).labels.length).toBeGreaterThanOrEqual(23);
});

it.each([
  [120, 100, '+20%'],
  [80, 100, '−20%'],
  [100, 100, '±0%'],
  [5, 0, null],
])('says that %i after %i is %s', (today, yesterday, text) => expect(changeOf(today, yesterday)).toBe(text));
