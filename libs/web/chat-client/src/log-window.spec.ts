import type { Entry } from '@hearken/contracts';
import fc from 'fast-check';

import { LogWindow } from './log-window';

const entry = (seq: number, more: Partial<Entry> = {}): Entry => ({
  conversationId: '019a0000-0000-7000-8000-000000000001',
  seq,
  messageId: `019a0000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
  type: 'text',
  senderId: null,
  senderRole: 'user',
  clientMessageId: null,
  replyToSeq: null,
  content: { text: `text ${seq}` },
  redacted: null,
  editedBySeq: null,
  createdAt: '2026-11-20T00:00:00.000Z',
  ...more,
});
const upTo = (head: number): number[] => Array.from({ length: head }, (_, index) => index + 1);

it('R5 shows the same whatever is doubled, late or out of order', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(
        upTo(30).flatMap((seq) => [seq, seq, seq]),
        { minLength: 90, maxLength: 90 },
      ),
      (order) => {
        const window = new LogWindow(0);
        for (const seq of order) {
          window.apply([entry(seq)]);
          expect(window.entries.map((one) => one.seq)).toEqual(upTo(window.last));
        }
        expect(window.last).toBe(30);
      },
    ),
  );
});

it('knows a gap from the head alone', () => {
  const window = new LogWindow(0);
  window.apply([entry(1)]);
  expect(window.hasGap).toBe(false);
  window.noteHead(2);
  expect(window.hasGap).toBe(true);
});

it('keeps what came early until the hole is filled', () => {
  const window = new LogWindow(10);
  expect(window.apply([entry(12), entry(13)])).toEqual([]);
  expect(window.hasGap).toBe(true);
  expect(window.apply([entry(11)]).map(({ seq }) => seq)).toEqual([11, 12, 13]);
});

it('takes an older page only if it ends where the window begins', () => {
  const window = new LogWindow(4);
  window.apply([entry(5)]);
  window.prepend([entry(2), entry(3)]);
  expect(window.first).toBe(5);
  window.prepend([entry(3), entry(4), entry(5)]);
  expect(window.entries.map(({ seq }) => seq)).toEqual([3, 4, 5]);
});

describe('R18 what a later entry does to an earlier one', () => {
  it('recalled: the text is gone, also from its edits', () => {
    const window = new LogWindow(0);
    window.apply([
      entry(1),
      entry(2, { type: 'edit', content: { seq: 1, content: { text: 'better' } } }),
      entry(3, { type: 'recall', content: { seq: 1 } }),
    ]);
    expect(window.entries[0]).toMatchObject({ content: null, redacted: 'recalled' });
    expect(window.entries[1]).toMatchObject({ content: null, redacted: 'recalled' });
    expect(JSON.stringify(window.entries)).not.toMatch(/better|text 1/);
  });

  it('edited: shows the newest text', () => {
    const window = new LogWindow(0);
    const edit = (seq: number, text: string) => entry(seq, { type: 'edit', content: { seq: 1, content: { text } } });
    window.apply([entry(1), edit(2, 'second'), edit(3, 'third')]);
    expect(window.entries[0]).toMatchObject({ content: { text: 'third' }, editedBySeq: 3 });
    expect(JSON.stringify(window.entries)).not.toContain('second');
  });

  it('an edit that comes after the recall brings nothing back', () => {
    const window = new LogWindow(0);
    window.apply([entry(1), entry(2, { type: 'recall', content: { seq: 1 } })]);
    window.apply([entry(3, { type: 'edit', content: { seq: 1, content: { text: 'zombie' } } })]);
    expect(window.entries[0]).toMatchObject({ content: null, redacted: 'recalled' });
  });
});
