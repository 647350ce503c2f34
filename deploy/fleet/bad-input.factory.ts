import { randomUUID } from 'node:crypto';

import type { JsonSchema } from './operations.factory';

/** Repeatable chance (mulberry32): the same seed, the same run. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Case<T> = [label: string, value: T];

/** JSON values that most fields cannot take. */
export const oddValues: readonly Case<unknown>[] = [
  ['null', null],
  ['true', true],
  ['0', 0],
  ['-1', -1],
  ['1.5', 1.5],
  ['2^53', 2 ** 53],
  ['1e308', 1e308],
  ['an empty text', ''],
  ['a blank', ' '],
  ['a number as text', '12'],
  ['markup', `<script>alert(1)</script>'";--`],
  ['NUL', 'a\u0000b'],
  ['half a surrogate pair', 'a\ud800'],
  ['a direction override', '\u202eabc\ufeff'],
  ['a long text', '长'.repeat(5_000)],
  ['an id of nobody', '0190a000-0000-7000-8000-000000000000'],
  ['an array', [1, 'a', null]],
  ['an empty array', []],
  ['an object', { a: 1 }],
  ['a prototype', JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{}}}')],
];

/** The same for what travels in addresses. */
export const oddTexts: readonly Case<string>[] = [
  ['empty', ''],
  ['a word', 'nonsense'],
  ['a negative', '-1'],
  ['a fraction', '1.5'],
  ['too large', '99999999999999999999'],
  ['an exponent', '1e3'],
  ['NaN', 'NaN'],
  ['NUL', '%00'],
  ['broken UTF-8', '%ff%fe'],
  ['half a surrogate pair', '%ed%a0%80'],
  ['a broken escape', '%zz'],
  ['a path', '..%2f..%2fetc%2fpasswd'],
  ['SQL', "'%20OR%201=1--"],
  ['a format', '%25s%25n{0}'],
  ['an array', '[1,2]'],
  ['an object', '{%22a%22:1}'],
  ['a day that is none', '2026-02-31T00:00:00Z'],
  ['a far day', '+275760-09-13T00:00:00.001Z'],
  ['an id in capitals', '0190A000-0000-7000-8000-00000000000G'],
  ['long', 'x'.repeat(3_000)],
];

const cursorOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Cursors that no list of ours has made. */
export const badCursors: readonly Case<string>[] = [
  ['nonsense', 'nonsense'],
  ['of nothing', cursorOf([])],
  ['of null', cursorOf([null])],
  ['of an object', cursorOf({ 0: 'a' })],
  ['of too many', cursorOf(Array.from({ length: 9 }, () => 1))],
  ['of arrays', cursorOf([[1]])],
  ['with NUL', cursorOf(['\u0000'])],
  ['with half a surrogate pair', cursorOf(['\ud800'])],
  ['of another type', cursorOf([true, false])],
  ['of a word', cursorOf(['x'])],
  ['of a number without end', cursorOf([1e308])],
  ['of two words', cursorOf(['2026-13-45', 'x'])],
  ['of three words', cursorOf(['x', 'y', 'z'])],
  ['longer than any', 'A'.repeat(501)],
  ['not base64', '%25%25%25'],
];

export const badLimits = ['0', '-1', '101', '1000000', '1.5', 'many', '99999999999999999999', '%00'] as const;

/** Bodies that are no JSON object of ours, as they travel. */
export const brokenBodies: readonly Case<{ body: string; type?: string }>[] = [
  ['nothing', { body: '', type: 'application/json' }],
  ['a brace', { body: '{', type: 'application/json' }],
  ['a trailing comma', { body: '{"a":1,}', type: 'application/json' }],
  ['a comment', { body: '{/* */}', type: 'application/json' }],
  ['null', { body: 'null', type: 'application/json' }],
  ['an array', { body: '[]', type: 'application/json' }],
  ['a text', { body: '"text"', type: 'application/json' }],
  ['a number', { body: '42', type: 'application/json' }],
  ['depth', { body: '['.repeat(20_000) + ']'.repeat(20_000), type: 'application/json' }],
  ['a prototype', { body: '{"__proto__":{"admin":true}}', type: 'application/json' }],
  ['bytes that are no UTF-8', { body: '{"a":"\ufffd\udc00"}', type: 'application/json' }],
  ['more than a megabyte', { body: JSON.stringify({ a: 'x'.repeat(1_100_000) }), type: 'application/json' }],
  ['plain text', { body: 'hello', type: 'text/plain' }],
  ['XML', { body: '<a/>', type: 'application/xml' }],
  ['a form', { body: 'a=1&b=2', type: 'application/x-www-form-urlencoded' }],
  ['parts', { body: '--x\r\n\r\n--x--', type: 'multipart/form-data; boundary=x' }],
  ['another character set', { body: '{}', type: 'application/json; charset=utf-16' }],
  ['a type that is none', { body: '{}', type: ';;;' }],
];

/** A value that fits the schema, ids at random. */
export function fitting(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.anyOf?.[0]) return fitting(schema.anyOf[0]);
  const make = makers[schema.type ?? 'object'];
  return make ? make(schema) : null;
}

const makers: Readonly<Record<string, (schema: JsonSchema) => unknown>> = {
  string: fittingText,
  integer: ({ minimum = 1 }) => Math.max(1, minimum),
  number: ({ minimum = 1 }) => Math.max(1, minimum),
  boolean: () => true,
  array: ({ items, minItems = 0 }) => Array.from({ length: Math.max(1, minItems) }, () => fitting(items ?? {})),
  object: ({ properties = {}, required = [] }) =>
    Object.fromEntries(required.map((name) => [name, fitting(properties[name] ?? {})])),
};

function fittingText({ format, pattern, minLength = 1, maxLength = 100 }: JsonSchema): string {
  if (format === 'uuid') return randomUUID();
  if (format === 'date-time' || pattern?.includes('T(?:')) return '2026-11-20T08:00:00.000Z';
  return 'x'.repeat(Math.min(maxLength, Math.max(3, minLength)));
}

/** The body with one thing wrong or odd, each in turn: a field missing, one too many, each odd value in each field. */
export function variations(schema: JsonSchema): Case<Record<string, unknown>>[] {
  const whole = fitting(schema) as Record<string, unknown>;
  const fields = Object.keys(schema.properties ?? {});
  const without = (name: string) => Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name));
  return [
    ['one field too many', { ...whole, nobodyAskedForThis: 1 }],
    ...fields.map((name): Case<Record<string, unknown>> => [`no ${name}`, without(name)]),
    ...fields.flatMap((name) =>
      oddValues.map(([label, value]): Case<Record<string, unknown>> => [
        `${name}: ${label}`,
        { ...whole, [name]: value },
      ]),
    ),
  ];
}
