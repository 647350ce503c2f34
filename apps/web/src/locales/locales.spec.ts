import { errorCodes } from '@hearken/contracts';

import en from './en';
import type { Texts } from './messages';
import zhCN from './zh-CN';

function keysOf(texts: Texts, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}.`),
  );
}
function textAt(texts: Texts, key: string): string {
  return key.split('.').reduce<Texts | string>((at, part) => (at as Texts)[part] ?? '', texts) as string;
}
const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
const sources = import.meta.glob(['../**/*.vue', '../**/*.ts', '!../**/*.spec.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
}) as Record<string, string>;

describe('the languages', () => {
  const keys = keysOf(zhCN);

  it('say the same things', () => {
    expect(keysOf(en).sort()).toEqual([...keys].sort());
  });

  it('name the same values in each text', () => {
    for (const key of keys) expect([key, slots(textAt(en, key))]).toEqual([key, slots(textAt(zhCN, key))]);
  });

  it('have a sentence for every code that a service may answer with', () => {
    for (const code of Object.keys(errorCodes)) {
      expect(textAt(zhCN, `error.${code}`)).not.toBe('');
      expect(textAt(en, `error.${code}`)).not.toBe('');
    }
  });

  it('know every key that a page asks for', () => {
    const known = new Set(keys);
    const asked = Object.values(sources).flatMap((source) =>
      [...source.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => key ?? ''),
    );
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
  });
});
