import { textOfContent } from './entry';

describe('the text of an entry', () => {
  it.each([
    [{ text: '你好' }, '你好'],
    [{ title: '标题', text: '内容' }, '标题\n内容'],
    [{ seq: 3, content: { text: '改过的' } }, '改过的'],
    [{ objectId: 'x', name: '照片.png' }, '照片.png'],
    [{ seq: 3 }, ''],
    [null, ''],
  ])('of %j is %j', (content, text) => expect(textOfContent(content)).toBe(text));
});
