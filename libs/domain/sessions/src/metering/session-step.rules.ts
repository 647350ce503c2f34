import type { EndReason, PauseReason, Session } from '../consultations/session';
import { absenceNow, type Presence } from '../presence/presence.rules';

/** Durations that decide when time itself moves a session, in milliseconds. */
export interface StepLimits {
  startMs: number;
  counselorGraceMs: number;
  absenceEndMs: number;
  pauseLimitMs: number;
  balanceGraceMs: number;
}

export type Step =
  | { to: 'active' }
  | { to: 'paused'; reason: PauseReason; effectiveAt: number }
  | { to: 'ended'; reason: EndReason; effectiveAt: number };

interface Members {
  user: Presence;
  counselor: Presence;
}

/** What time makes of an accepted session: it begins when both are there, and ends when that never happens. */
export function stepOfAccepted(
  session: Session,
  { user, counselor }: Members,
  limits: StepLimits,
  now: number,
): Step | null {
  if (user.attached && counselor.attached) return { to: 'active' };
  if (now < time(session.acceptedAt) + limits.startMs) return null;
  return { to: 'ended', reason: counselor.attached ? 'user_absent' : 'counselor_absent', effectiveAt: now };
}

/** What an absence makes of a running session: a pause that counts from where billing stopped. */
export function stepOfActive(
  userGraceSeconds: number,
  { user, counselor }: Members,
  limits: StepLimits,
  now: number,
): Step | null {
  const counselorAway = absenceNow(counselor, now);
  if (counselorAway && now - counselorAway.since >= limits.counselorGraceMs) {
    return {
      to: 'paused',
      reason: counselorAway.lost ? 'server_lost' : 'counselor_absent',
      effectiveAt: counselorAway.since,
    };
  }
  const userAway = absenceNow(user, now);
  const grace = userGraceSeconds * 1000;
  if (!userAway || now - userAway.since < grace) return null;
  // Our own loss is not billed at all, so the pause counts from it; his own absence is billed for the grace.
  if (userAway.lost) return { to: 'paused', reason: 'server_lost', effectiveAt: userAway.since };
  return { to: 'paused', reason: 'user_absent', effectiveAt: userAway.since + grace };
}

/** When an absence that lasts now would pause the session; null while both are there. */
export function absenceLimit(
  userGraceSeconds: number,
  { user, counselor }: Members,
  limits: StepLimits,
  now: number,
): number | null {
  const counselorAway = absenceNow(counselor, now);
  const userAway = absenceNow(user, now);
  const ends = [
    ...(counselorAway ? [counselorAway.since + limits.counselorGraceMs] : []),
    ...(userAway ? [userAway.since + userGraceSeconds * 1000] : []),
  ];
  return ends.length === 0 ? null : Math.min(...ends);
}

const absencePauses = new Set<PauseReason | null>(['user_absent', 'counselor_absent', 'server_lost']);

/** What time makes of a pause: one for an absence goes on when both are back; every pause ends at its limit. */
export function stepOfPaused(
  session: Session,
  { user, counselor }: Members,
  limits: StepLimits,
  now: number,
): Step | null {
  const pausedFor = now - time(session.pausedAt);
  if (absencePauses.has(session.pauseReason)) {
    if (user.attached && counselor.attached) return { to: 'active' };
    if (pausedFor < limits.absenceEndMs) return null;
    return { to: 'ended', reason: absenceEnd(session, counselor), effectiveAt: now };
  }
  if (session.pauseReason === 'balance') {
    return pausedFor < limits.balanceGraceMs ? null : { to: 'ended', reason: 'balance_exhausted', effectiveAt: now };
  }
  return pausedFor < limits.pauseLimitMs ? null : { to: 'ended', reason: 'pause_timeout', effectiveAt: now };
}

/** Whoever is missing at the end is the reason, the counselor first; nobody missing cannot happen here. */
function absenceEnd(session: Session, counselor: Presence): EndReason {
  if (session.pauseReason === 'server_lost') return 'server_lost';
  return counselor.attached ? 'user_absent' : 'counselor_absent';
}

/** When the limit that applies to the state is reached, so that the worker wakes up for it. */
export function limitOf(session: Session, limits: StepLimits): number | null {
  if (session.state === 'accepted') return time(session.acceptedAt) + limits.startMs;
  if (session.state !== 'paused') return null;
  const started = time(session.pausedAt);
  if (absencePauses.has(session.pauseReason)) return started + limits.absenceEndMs;
  return started + (session.pauseReason === 'balance' ? limits.balanceGraceMs : limits.pauseLimitMs);
}

const time = (date: Date | null): number => {
  if (!date) throw new Error('a session in this state has this time');
  return date.getTime();
};

/** Of an absence and an empty purse, what came first; neither counts from before the running stretch began. */
export function earlierPause(absent: Step | null, exhausted: number | null, began: number): Step | null {
  const pause = absent?.to === 'paused' ? absent : null;
  const balance =
    exhausted === null ? null : { to: 'paused' as const, reason: 'balance' as const, effectiveAt: exhausted };
  const first = pause && balance ? (pause.effectiveAt <= balance.effectiveAt ? pause : balance) : (pause ?? balance);
  return first && { ...first, effectiveAt: Math.max(began, first.effectiveAt) };
}
