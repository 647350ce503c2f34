import fc from 'fast-check';

import { Matcher } from './matcher';
import { normalise } from './normalise';

const rules = [
  { id: 'harm', level: 3, words: ['自杀', 'kill myself'] },
  { id: 'money', level: 1, words: ['加微信', '微信'] },
];

describe('sensitive words', () => {
  const matcher = new Matcher(rules);

  it('finds a word, its rule, level and place', () => {
    expect(matcher.find('我有时想自杀')).toEqual([{ rule: 'harm', level: 3, word: '自杀', at: 4 }]);
  });

  it.each(['自 杀', '自\u200b杀', '自*杀', 'KILL  MyＳelf', 'ｋｉｌｌ-myself'])('is not fooled by %j', (text) => {
    expect(matcher.find(text).map((hit) => hit.rule)).toEqual(['harm']);
  });

  it('finds words that overlap and words inside words', () => {
    expect(
      matcher
        .find('加微信')
        .map((hit) => hit.word)
        .toSorted(),
    ).toEqual(['加微信', '微信'].toSorted());
  });

  it('stays silent on harmless text', () => {
    expect(matcher.find('今天天气很好，自己去爬山，杀青了')).toEqual([]);
    expect(matcher.find('')).toEqual([]);
  });

  it('finds exactly what a plain search of the normalised text finds', () => {
    const letters = fc
      .array(fc.constantFrom('a', 'b', 'c', '自', '杀', '😀'), { maxLength: 12 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 8 }), letters, (words, text) => {
        const expected = new Set(
          words.filter((word) => word !== '' && normalise(text).text.includes(normalise(word).text)),
        );
        const found = new Set(new Matcher([{ id: 'r', level: 1, words }]).find(text).map((hit) => hit.word));
        expect(found).toEqual(expected);
      }),
    );
  });
});
