import type { Entry } from '@hearken/contracts';

import { actionsFor, receiptOf, rowsOf } from './timeline.rules';

const anEntry = (more: Partial<Entry>): Entry => ({
  conversationId: 'c',
  seq: 1,
  messageId: 'm',
  type: 'text',
  senderId: 'me',
  senderRole: 'user',
  clientMessageId: null,
  replyToSeq: null,
  content: { text: '你好' },
  redacted: null,
  editedBySeq: null,
  createdAt: '2026-11-20T08:00:10.000Z',
  ...more,
});

describe('the timeline', () => {
  it('puts bubbles of one person and one minute together', () => {
    const rows = rowsOf([
      anEntry({ seq: 1 }),
      anEntry({ seq: 2, createdAt: '2026-11-20T08:00:50.000Z' }),
      anEntry({ seq: 3, createdAt: '2026-11-20T08:01:00.000Z' }),
      anEntry({ seq: 4, createdAt: '2026-11-20T08:01:10.000Z', senderId: 'other' }),
    ]);
    const edges = rows.flatMap((row) => (row.kind === 'message' ? [[row.first, row.last]] : []));
    expect(edges).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
    ]);
  });

  it('begins each day with a separator', () => {
    const rows = rowsOf([anEntry({ seq: 1 }), anEntry({ seq: 2, createdAt: '2026-11-25T08:00:00.000Z' })]);
    expect(rows.map(({ kind }) => kind)).toEqual(['day', 'message', 'day', 'message']);
  });

  it('draws no row for a recall, an edit or a takedown', () => {
    const rows = rowsOf([
      anEntry({ seq: 1 }),
      anEntry({ seq: 2, type: 'recall' }),
      anEntry({ seq: 3, type: 'edit' }),
      anEntry({ seq: 4, type: 'takedown' }),
      anEntry({ seq: 5, type: 'session', senderId: null }),
    ]);
    expect(rows.map(({ key }) => key)).toEqual(['day-1', 'seq-1', 'seq-5']);
  });
});

describe('the glyph of my message', () => {
  it('follows the cursors of the others, never mine', () => {
    const mine = { me: { received: 9, read: 9 } };
    expect(receiptOf(3, 'me', mine)).toBe('sent');
    expect(receiptOf(3, 'me', { ...mine, other: { received: 3, read: 2 } })).toBe('received');
    expect(receiptOf(3, 'me', { ...mine, other: { received: 3, read: 3 } })).toBe('read');
  });
});

describe('what may be done with my message', () => {
  const at = (seconds: number) => Date.parse('2026-11-20T08:00:10.000Z') + seconds * 1000;

  it('offers recall for two minutes and edit for five', () => {
    expect(actionsFor(anEntry({}), at(60))).toEqual(['copy', 'edit', 'recall']);
    expect(actionsFor(anEntry({}), at(180))).toEqual(['copy', 'edit']);
    expect(actionsFor(anEntry({}), at(400))).toEqual(['copy']);
  });

  it('offers nothing for one that was recalled', () => {
    expect(actionsFor(anEntry({ redacted: 'recalled', content: null }), at(1))).toEqual([]);
  });
});
