import { assertEditable, assertRecallable } from './amendment.rules';

const sentAt = new Date('2026-11-20T10:00:00Z');
const after = (seconds: number) => new Date(sentAt.getTime() + seconds * 1000);
const aText = (more: object = {}) => ({
  senderId: 'me',
  type: 'text' as const,
  createdAt: sentAt,
  recalledBySeq: null,
  takenDownBySeq: null,
  body: Buffer.alloc(1),
  ...more,
});
const recallWindow = 120_000;
const editWindow = 300_000;
const codeOf = (act: () => void): string => {
  try {
    act();
    return 'allowed';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('R18 recall', () => {
  const recall = (entry: ReturnType<typeof aText> | undefined, seconds = 1, who = 'me') =>
    codeOf(() => assertRecallable(entry, who, after(seconds), recallWindow));

  it('is allowed up to two minutes and not a moment longer', () => {
    expect(recall(aText(), 120)).toBe('allowed');
    expect(recall(aText(), 120.001)).toBe('RECALL_WINDOW_PASSED');
  });

  it('is for one’s own messages that still stand', () => {
    expect(recall(undefined)).toBe('NOT_FOUND');
    expect(recall(aText(), 1, 'you')).toBe('NOT_RECALLABLE');
    expect(recall(aText({ type: 'recall' }))).toBe('NOT_RECALLABLE');
    expect(recall(aText({ takenDownBySeq: 2 }))).toBe('NOT_RECALLABLE');
    expect(recall(aText({ body: null }))).toBe('NOT_RECALLABLE');
  });

  it('repeated, it is answered by the first one even after the window', () => {
    expect(recall(aText({ recalledBySeq: 2 }), 500)).toBe('allowed');
  });
});

describe('R18 edit', () => {
  const edit = (entry: ReturnType<typeof aText>, seconds = 1) =>
    codeOf(() => assertEditable(entry, 'me', after(seconds), editWindow));

  it('is allowed up to five minutes and not a moment longer', () => {
    expect(edit(aText(), 300)).toBe('allowed');
    expect(edit(aText(), 300.001)).toBe('EDIT_WINDOW_PASSED');
  });

  it('is for texts that were not recalled', () => {
    expect(edit(aText({ type: 'image' }))).toBe('NOT_RECALLABLE');
    expect(edit(aText({ recalledBySeq: 2 }))).toBe('NOT_RECALLABLE');
  });
});
