import { noticeOf } from './record-notice';

const words = {
  t: (key: string, named?: Record<string, unknown>) => (named ? `${key} ${JSON.stringify(named)}` : key),
  te: (key: string) => key === 'sessions.reasons.user_ended',
  money: (fen: number) => `¥${fen}`,
};

it.each([
  [{ type: 'session', content: { state: 'ended', reason: 'user_ended' } }, 'sessions.reasons.user_ended'],
  [{ type: 'billing', content: { minute: 2, charged: 400 } }, '"amount":"¥400"'],
  [{ type: 'billing', content: { minutesLeft: 3 } }, '"minutes":3'],
  [{ type: 'recall', content: { seq: 7 } }, 'record.recall {"seq":7}'],
] as const)('says what %j is', (entry, text) => expect(noticeOf(entry, words)).toContain(text));

it('leaves out a reason that has no words', () => {
  const text = noticeOf({ type: 'session', content: { state: 'active', reason: null } }, words);
  expect(text).toBe('record.session {"state":"sessions.states.active"}');
});
