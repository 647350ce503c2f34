import { elapsedSeconds, isOpen, placeOf } from './session.rules';

describe('a session on the page', () => {
  it('counts on only while it is active', () => {
    const bill = { billableSeconds: 90, readAt: 10_000 };
    expect(elapsedSeconds(bill, 'active', 15_500)).toBe(95);
    expect(elapsedSeconds(bill, 'paused', 15_500)).toBe(90);
    expect(elapsedSeconds(bill, 'settled', 15_500)).toBe(90);
  });

  it('is open until it ended, whichever way', () => {
    expect(isOpen('paused')).toBe(true);
    for (const state of ['ended', 'settled', 'declined', 'expired', 'cancelled'] as const)
      expect(isOpen(state)).toBe(false);
  });

  it('waits on one page and is talked in on another', () => {
    const ids = { sessionId: 's', conversationId: 'c' };
    expect(placeOf({ ...ids, state: 'queued' }).name).toBe('waiting');
    expect(placeOf({ ...ids, state: 'active' }).name).toBe('chat');
  });
});
