import { fold, highlightsOf } from './fold';
import { indexTokens, LONGEST_QUERY, queryTokens } from './tokens.rules';

const key = Buffer.alloc(32, 1);

describe('folding', () => {
  it('makes wide, capital and composed forms equal', () => {
    expect(fold('ＡbＣ㎏').characters).toEqual(['a', 'b', 'c', 'k', 'g']);
  });

  it('highlights in the original', () => {
    expect(highlightsOf('重 ＡＢ 与 ab', 'ab')).toEqual([
      { start: 2, end: 4 },
      { start: 7, end: 9 },
    ]);
    expect(highlightsOf('😀哭😀', '😀')).toEqual([
      { start: 0, end: 2 },
      { start: 3, end: 5 },
    ]);
    expect(highlightsOf('abc', 'abcd')).toEqual([]);
  });
});

describe('tokens', () => {
  it('show no text and differ by key', () => {
    const tokens = indexTokens(key, '我想回家').join(' ');
    expect(tokens).not.toMatch(/[我想回家]/);
    expect(indexTokens(Buffer.alloc(32, 2), '我想回家').join(' ')).not.toEqual(tokens);
  });

  it('of a query are those of the text', () => {
    const [chunk = ''] = indexTokens(key, '我想回家');
    for (const bigram of queryTokens(key, '想回家').split(' <-> ')) expect(chunk).toContain(bigram);
    expect(chunk).toContain(queryTokens(key, '家'));
  });

  it('hold every phrase of the longest query whole in one chunk', () => {
    const text = Array.from({ length: 1200 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    const chunks = indexTokens(key, text);
    for (const start of [0, 180, 205, 206, 254, 255, 700, 1150]) {
      const bigrams = queryTokens(key, text.slice(start, start + LONGEST_QUERY)).split(' <-> ');
      expect(chunks.some((chunk) => bigrams.every((bigram) => chunk.includes(bigram)))).toBe(true);
    }
  });

  it('never give one token more positions than a tsvector keeps', () => {
    for (const chunk of indexTokens(key, '哈'.repeat(4000))) {
      for (const [, positions] of chunk.matchAll(/:([\d,]+)/g))
        expect((positions ?? '').split(',').length).toBeLessThanOrEqual(255);
    }
  });

  it('of nothing are nothing', () => expect(indexTokens(key, '')).toEqual([]));
});
