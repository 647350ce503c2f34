import { retryDelayMs, textOf } from './delivery.rules';

describe('the text that a plugin sees', () => {
  it.each([
    [{ text: '你好' }, '你好'],
    [{ title: '标题', text: '内容' }, '标题\n内容'],
    [{ seq: 3, content: { text: '改过的' } }, '改过的'],
    [{ objectId: 'x', name: '照片.png' }, '照片.png'],
    [{ seq: 3 }, ''],
    [null, ''],
  ])('of %j is %j', (content, text) => expect(textOf(content)).toBe(text));
});

it('waits longer after each failure, a minute at most', () => {
  expect([0, 1, 2, 10, 40].map(retryDelayMs)).toEqual([1000, 2000, 4000, 60_000, 60_000]);
});
