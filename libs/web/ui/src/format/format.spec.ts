import { formatDuration } from './time';
import { formatFen, parseYuan } from './money';

describe('money', () => {
  it.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [1999, '¥19.99'],
    [123456789, '¥1,234,567.89'],
    [-250, '−¥2.50'],
  ])('shows %i fen as %s', (amount, text) => expect(formatFen(amount)).toBe(text));

  it.each([
    ['12', 1200],
    ['12.5', 1250],
    ['0.05', 5],
    ['19.99', 1999],
  ])('reads %s yuan', (text, amount) => expect(parseYuan(text)).toBe(amount));

  it.each(['', 'abc', '1.234', '-1', '1e3', '1,000'])('refuses %p', (text) => expect(parseYuan(text)).toBeNull());
});

describe('durations', () => {
  it('shows minutes, and hours once there are any', () => {
    expect(formatDuration(727)).toBe('12:07');
    expect(formatDuration(3729)).toBe('1:02:09');
  });
});
