import { dayOf, startOfDay } from './day-range';

it('begins a day at midnight of this place', () => {
  expect(startOfDay('2026-11-20')).toBe(new Date(2026, 10, 20).toISOString());
});

it('ends a range with the beginning of the day after, over the end of a month', () => {
  expect(startOfDay('2026-11-30', 1)).toBe(new Date(2026, 11, 1).toISOString());
});

it.each([undefined, '', 'yesterday', '2026-1-2'])('takes %j for no day', (day) => {
  expect(startOfDay(day)).toBeUndefined();
});

it('names the day of a moment as it reads it', () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
