import { neededBeside, toEntryView, toOriginalView } from './entry-view.rules';
import { systemSenderId, type StoredEntry } from './entry';

const stored = (seq: number, more: Partial<StoredEntry> = {}): StoredEntry => ({
  conversationId: 'c',
  seq,
  messageId: `m${seq}`,
  senderId: 'sender',
  senderRole: 'user',
  clientMessageId: `k${seq}`,
  type: 'text',
  replyToSeq: null,
  targetSeq: null,
  recalledBySeq: null,
  editedBySeq: null,
  takenDownBySeq: null,
  createdAt: new Date('2026-11-20T00:00:00Z'),
  body: Buffer.alloc(0),
  salt: Buffer.alloc(16),
  leaf: Buffer.alloc(32),
  ...more,
});
const contents: Record<number, Record<string, unknown>> = {
  1: { text: 'first' },
  2: { seq: 1, content: { text: 'second' } },
  3: { seq: 1, content: { text: 'third' } },
};
const contentOf = (seq: number) => contents[seq] ?? null;
const view = (entry: StoredEntry, all: StoredEntry[]) =>
  toEntryView(entry, new Map(all.map((one) => [one.seq, one])), contentOf);

it('shows an untouched entry as it is', () => {
  expect(view(stored(1), [stored(1)])).toMatchObject({ content: { text: 'first' }, redacted: null, editedBySeq: null });
});

it('shows nobody the platform’s own sender', () => {
  expect(view(stored(1, { senderId: systemSenderId, senderRole: 'system' }), [])).toMatchObject({
    senderId: null,
    clientMessageId: null,
  });
});

describe('R18', () => {
  const original = stored(1, { editedBySeq: 3 });
  const earlier = stored(2, { type: 'edit', targetSeq: 1 });
  const newest = stored(3, { type: 'edit', targetSeq: 1 });
  const all = [original, earlier, newest];

  it('an edited entry shows the newest text, and so does an earlier edit', () => {
    expect(view(original, all)).toMatchObject({ content: { text: 'third' }, editedBySeq: 3 });
    expect(view(earlier, all)).toMatchObject({ content: { content: { text: 'third' } }, editedBySeq: 3 });
    expect(view(newest, all)).toMatchObject({ content: { content: { text: 'third' } }, editedBySeq: null });
  });

  it.each([
    ['recalled', { recalledBySeq: 4 }],
    ['taken_down', { takenDownBySeq: 4 }],
  ])('%s: neither the entry nor its edits show anything', (redacted, mark) => {
    const gone = { ...original, ...mark };
    for (const entry of [gone, earlier, newest]) {
      expect(view(entry, [gone, earlier, newest])).toMatchObject({ content: null, redacted, editedBySeq: null });
    }
  });

  it('the original stays for auditors', () => {
    expect(toOriginalView({ ...original, recalledBySeq: 4 }, contentOf)).toMatchObject({
      content: { text: 'first' },
      redacted: 'recalled',
    });
  });

  it('asks for what a page depends on and does not hold', () => {
    expect(neededBeside([original])).toEqual([3]);
    expect(neededBeside([newest])).toEqual([1]);
    expect(neededBeside(all)).toEqual([]);
  });
});

it('says so when the body was erased', () => {
  expect(view(stored(9, { body: null }), [])).toMatchObject({ content: null, redacted: 'erased' });
});
