import type { SessionState } from '@hearken/contracts';

const waiting: ReadonlySet<SessionState> = new Set(['requested', 'queued', 'offered']);
const running: ReadonlySet<SessionState> = new Set(['accepted', 'active', 'paused']);

/** Nobody has taken it yet. */
export const isWaiting = (state: SessionState): boolean => waiting.has(state);
/** Two people are in it. */
export const isRunning = (state: SessionState): boolean => running.has(state);
export const isOpen = (state: SessionState): boolean => isWaiting(state) || isRunning(state);
/** It took place and is over. */
export const isOver = (state: SessionState): boolean => state === 'ended' || state === 'settled';

/** Seconds that count so far: what the bill said, and the time since if the clock runs. */
export function elapsedSeconds(
  bill: { billableSeconds: number; readAt: number },
  state: SessionState,
  now: number,
): number {
  const since = state === 'active' ? Math.max(0, (now - bill.readAt) / 1000) : 0;
  return Math.floor(bill.billableSeconds + since);
}

/** Where a session is shown in its present state. */
export function placeOf(session: { state: SessionState; sessionId: string; conversationId: string }) {
  return isWaiting(session.state)
    ? { name: 'waiting', params: { sessionId: session.sessionId } }
    : { name: 'chat', params: { conversationId: session.conversationId } };
}
