import { sessionStates } from '@hearken/contracts';

import { canStep, isFinal, isOpen, isRunning, openStates, steps, type Session } from './session';
import { activeSpans, isMember, mayResume } from './session.rules';

describe('R12 the state table', () => {
  it('knows every state, and ends in exactly four', () => {
    expect(Object.keys(steps).sort()).toEqual([...sessionStates].sort());
    expect(sessionStates.filter(isFinal).sort()).toEqual(['cancelled', 'declined', 'expired', 'settled']);
  });

  it('walks the promised path and settles nothing that has not ended', () => {
    const path = [
      'requested',
      'queued',
      'offered',
      'accepted',
      'active',
      'paused',
      'active',
      'ended',
      'settled',
    ] as const;
    path.slice(1).forEach((to, index) => expect(canStep(path[index]!, to)).toBe(true));
    expect(sessionStates.filter((from) => canStep(from, 'settled'))).toEqual(['ended']);
  });

  it('lets every open state reach an end', () => {
    const ends = (state: (typeof sessionStates)[number], seen: string[] = []): boolean =>
      isFinal(state) || steps[state].some((next) => !seen.includes(next) && ends(next, [...seen, state]));
    expect(sessionStates.every((state) => ends(state))).toBe(true);
    expect(openStates.every((state) => isOpen(state))).toBe(true);
    expect(sessionStates.filter(isRunning)).toEqual(['accepted', 'active', 'paused']);
  });
});

describe('R12 who may', () => {
  const session = { userId: 'u', counselorId: 'c', acceptedAt: new Date() } as Session;
  it('a counselor is a member once he has accepted', () => {
    expect(isMember(session, 'c')).toBe(true);
    expect(isMember({ ...session, acceptedAt: null }, 'c')).toBe(false);
    expect(isMember(session, 'x')).toBe(false);
  });
  it('who paused resumes; a pause for balance is the user’s', () => {
    const by = (pauseReason: Session['pauseReason']) =>
      ['u', 'c'].map((id) => mayResume({ ...session, pauseReason }, id));
    expect(by('user_paused')).toEqual([true, false]);
    expect(by('counselor_paused')).toEqual([false, true]);
    expect(by('balance')).toEqual([true, false]);
    expect(by('user_absent')).toEqual([true, true]);
  });
});

describe('active spans', () => {
  const at = (version: number, to: Session['state'], ms: number) =>
    ({ version, from: null, to, reason: null, actorId: null, at: new Date(ms), effectiveAt: new Date(ms) }) as const;
  it('reach from a step into active to the step out of it', () => {
    expect(activeSpans([at(1, 'accepted', 0), at(2, 'active', 10), at(3, 'paused', 30), at(4, 'active', 50)])).toEqual([
      { from: 10, to: 30 },
      { from: 50, to: null },
    ]);
  });
  it('are empty when the way out counts from before the way in', () => {
    expect(activeSpans([at(1, 'active', 10), at(2, 'ended', 5)])).toEqual([{ from: 10, to: 10 }]);
  });
});
