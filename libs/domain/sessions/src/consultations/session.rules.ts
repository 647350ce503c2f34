import type { ActiveSpan } from '../metering/meter.rules';
import { isRunning, type Session, type Transition } from './session';

/** The user, and the counselor once he has accepted: before that he has an offer, not a session. */
export function isMember(session: Session, accountId: string): boolean {
  return session.userId === accountId || (session.counselorId === accountId && session.acceptedAt !== null);
}

/** Who paused resumes, so that nobody is billed while the other is not ready; a pause for balance is the user's to end. */
export function mayResume({ userId, pauseReason }: Session, actorId: string): boolean {
  const isUser = actorId === userId;
  if (pauseReason === 'user_paused' || pauseReason === 'balance') return isUser;
  if (pauseReason === 'counselor_paused') return !isUser;
  return true;
}

/** Whether a counselor may take the request when it waits: it is for him, or for anybody on a topic of his. */
export function isFor(
  session: Session,
  { counselorId, topics }: { counselorId: string; topics: readonly string[] },
): boolean {
  if (session.userId === counselorId) return false;
  if (session.directed) return session.counselorId === counselorId;
  return session.topic === null || topics.includes(session.topic);
}

/** Somebody has it, or had it. */
export function isTaken({ state }: Session): boolean {
  return isRunning(state) || state === 'ended' || state === 'settled';
}

/** The stretches between a step into `active` and the step out of it. */
export function activeSpans(history: readonly Transition[]): ActiveSpan[] {
  const spans: ActiveSpan[] = [];
  for (const { to, effectiveAt } of history) {
    const open = spans.at(-1);
    if (to === 'active') spans.push({ from: effectiveAt.getTime(), to: null });
    // A step out of it may count from before the span began: the span is empty then.
    else if (open?.to === null) open.to = Math.max(open.from, effectiveAt.getTime());
  }
  return spans;
}
