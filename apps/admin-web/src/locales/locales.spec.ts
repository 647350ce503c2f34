import en from './en';
import zhCN from './zh-CN';

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[path + key, value]] : [...leaves(value, `${path}${key}.`)],
    ),
  );
}
const chinese = leaves(zhCN);
const english = leaves(en);
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

it('has every text in both languages', () => {
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
});

it('fills the same places in both languages', () => {
  const different = [...chinese].filter(
    ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
  );
  expect(different).toEqual([]);
});

it('shouts in neither', () => {
  expect([...chinese.values(), ...english.values()].filter((text) => /[!！]/.test(text))).toEqual([]);
});

it('has a word for every text that a page names', () => {
  const sources = import.meta.glob('../features/**/*.{vue,ts}', { query: '?raw', import: 'default', eager: true });
  const named = Object.values(sources as Record<string, string>).flatMap((source) =>
    [...source.matchAll(/\bt\('([\w.-]+)'/g)].map(([, key]) => key ?? ''),
  );
  expect(named.filter((key) => !chinese.has(key))).toEqual([]);
});
