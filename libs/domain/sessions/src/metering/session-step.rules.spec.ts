import type { Session } from '../consultations/session';
import type { Presence } from '../presence/presence.rules';
import { absenceLimit, earlierPause, limitOf, stepOfAccepted, stepOfActive, stepOfPaused } from './session-step.rules';

const limits = { startMs: 300, counselorGraceMs: 15, absenceEndMs: 600, pauseLimitMs: 1800, balanceGraceMs: 120 };
const here: Presence = { intervals: [{ from: 0, to: 1000, lost: false }], knownUntil: 1000, attached: true };
const awaySince = (to: number, lost = false): Presence => ({
  intervals: [{ from: 0, to, lost }],
  knownUntil: 1000,
  attached: false,
});
const aSession = (changes: Partial<Session>) =>
  ({ acceptedAt: new Date(100), pausedAt: new Date(100), pauseReason: null, ...changes }) as Session;

describe('R12 an accepted session', () => {
  it('begins when both are there', () => {
    expect(stepOfAccepted(aSession({}), { user: here, counselor: here }, limits, 150)).toEqual({ to: 'active' });
  });
  it('waits for who is missing, and ends when he does not come', () => {
    expect(stepOfAccepted(aSession({}), { user: awaySince(0), counselor: here }, limits, 399)).toBeNull();
    expect(stepOfAccepted(aSession({}), { user: awaySince(0), counselor: here }, limits, 400)).toMatchObject({
      to: 'ended',
      reason: 'user_absent',
    });
    expect(stepOfAccepted(aSession({}), { user: here, counselor: awaySince(0) }, limits, 400)).toMatchObject({
      reason: 'counselor_absent',
    });
  });
});

describe('R16 a running session', () => {
  const step = (user: Presence, counselor: Presence, now: number) =>
    stepOfActive(0.06, { user, counselor }, limits, now);
  it('runs on while both are there, and through short absences', () => {
    expect(step(here, here, 1000)).toBeNull();
    expect(step(awaySince(950), here, 1000)).toBeNull();
    expect(step(here, awaySince(990), 1000)).toBeNull();
  });
  it('pauses for a lost counselor from the moment he was gone', () => {
    expect(step(here, awaySince(900), 1000)).toEqual({ to: 'paused', reason: 'counselor_absent', effectiveAt: 900 });
  });
  it('pauses for a lost user from the end of his grace', () => {
    expect(step(awaySince(900), here, 1000)).toEqual({ to: 'paused', reason: 'user_absent', effectiveAt: 960 });
  });
  it('calls our loss ours and gives no grace to bill', () => {
    expect(step(awaySince(900, true), here, 1000)).toEqual({ to: 'paused', reason: 'server_lost', effectiveAt: 900 });
    expect(step(here, awaySince(900, true), 1000)).toEqual({ to: 'paused', reason: 'server_lost', effectiveAt: 900 });
  });
  it('tells when an absence will pause it', () => {
    expect(absenceLimit(0.06, { user: awaySince(990), counselor: awaySince(995) }, limits, 1000)).toBe(1010);
    expect(absenceLimit(0.06, { user: here, counselor: here }, limits, 1000)).toBeNull();
  });
  it('takes of an absence and an empty purse what came first, never before it began', () => {
    const absent = { to: 'paused', reason: 'user_absent', effectiveAt: 500 } as const;
    expect(earlierPause(absent, 400, 0)).toMatchObject({ reason: 'balance', effectiveAt: 400 });
    expect(earlierPause(absent, 600, 0)).toMatchObject({ reason: 'user_absent' });
    expect(earlierPause(absent, null, 700)).toMatchObject({ effectiveAt: 700 });
    expect(earlierPause(null, null, 0)).toBeNull();
  });
});

describe('R16 a paused session', () => {
  const both = { user: here, counselor: here };
  it('goes on by itself when whoever was missing is back', () => {
    expect(stepOfPaused(aSession({ pauseReason: 'counselor_absent' }), both, limits, 200)).toEqual({ to: 'active' });
  });
  it('does not when somebody paused it, or the money ran out', () => {
    expect(stepOfPaused(aSession({ pauseReason: 'user_paused' }), both, limits, 200)).toBeNull();
    expect(stepOfPaused(aSession({ pauseReason: 'balance' }), both, limits, 200)).toBeNull();
  });
  it.each([
    ['user_absent', 600, 'user_absent'],
    ['server_lost', 600, 'server_lost'],
    ['balance', 120, 'balance_exhausted'],
    ['counselor_paused', 1800, 'pause_timeout'],
  ] as const)('paused for %s ends after %i', (pauseReason, limit, reason) => {
    const session = aSession({ pauseReason, state: 'paused' });
    const members = { user: awaySince(50), counselor: here };
    expect(stepOfPaused(session, members, limits, 99 + limit)).toBeNull();
    expect(stepOfPaused(session, members, limits, 100 + limit)).toMatchObject({ to: 'ended', reason });
    expect(limitOf(session, limits)).toBe(100 + limit);
  });
});
