import { bigintColumn, fenColumn } from './columns';

describe('columns of 64-bit integers', () => {
  it('gives fen as a number', () => {
    expect(fenColumn.transformer.from('1250')).toBe(1250);
    expect(fenColumn.transformer.to(1250)).toBe(1250);
    expect(fenColumn.transformer.from(null)).toBeNull();
  });

  it('refuses to round', () => {
    expect(fenColumn.transformer.from('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => fenColumn.transformer.from('9007199254740993')).toThrow(RangeError);
  });

  it('gives what is larger as a bigint, exactly', () => {
    expect(bigintColumn.transformer.from('9223372036854775807')).toBe(9_223_372_036_854_775_807n);
    expect(bigintColumn.transformer.to(9_223_372_036_854_775_807n)).toBe('9223372036854775807');
    expect(bigintColumn.transformer.to(null)).toBeNull();
    expect(bigintColumn.transformer.from(null)).toBeNull();
  });
});
