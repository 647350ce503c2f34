import { mask, parseIdentifier } from './identifier.rules';

describe('what one signs in with', () => {
  it.each([
    [' Li.Hua@Example.COM ', 'email', 'li.hua@example.com'],
    ['ｌｉ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'email', 'li@example.com'],
    ['li@例子.测试', 'email', 'li@xn--fsqu00a.xn--0zwm56d'],
    ['13812345678', 'phone', '+8613812345678'],
    ['138 1234-5678', 'phone', '+8613812345678'],
    ['+86 138 1234 5678', 'phone', '+8613812345678'],
    ['0086 138 1234 5678', 'phone', '+8613812345678'],
    ['8613812345678', 'phone', '+8613812345678'],
    ['＋８５２ ９１２３ ４５６７', 'phone', '+85291234567'],
  ])('reads %s', (typed, kind, value) => {
    expect(parseIdentifier(typed)).toEqual({ kind, value });
  });

  it.each([
    '',
    'li',
    'li@',
    '@example.com',
    'li@localhost',
    'li..hua@example.com',
    '.li@example.com',
    'a b@example.com',
    'a\u0000@example.com',
    '12345678901',
    '+1',
    '10086',
    '1381234567',
    '+86 138 1234 5678 9012',
  ])('refuses %j', (typed) => {
    expect(parseIdentifier(typed)).toBeNull();
  });
});

describe('masks', () => {
  it('leaves of an address the first character and the domain', () => {
    expect(mask({ kind: 'email', value: 'lihua@example.com' })).toBe('l***@example.com');
  });

  it('leaves of a number its head and its last four digits', () => {
    expect(mask({ kind: 'phone', value: '+8613812345678' })).toBe('+86138****5678');
  });

  it('never shows the middle of a short foreign number', () => {
    expect(mask({ kind: 'phone', value: '+12345678' })).toBe('+****5678');
  });
});
