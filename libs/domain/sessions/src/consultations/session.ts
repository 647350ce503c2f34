import type { Fen, SessionState, SessionView } from '@hearken/contracts';

import type { Rounding } from '../metering/meter.rules';

/** Every step that a session may take; whatever is not here is refused. */
export const steps: Readonly<Record<SessionState, readonly SessionState[]>> = {
  requested: ['queued', 'cancelled'],
  queued: ['offered', 'expired', 'cancelled'],
  offered: ['accepted', 'queued', 'declined', 'expired', 'cancelled'],
  accepted: ['active', 'ended', 'cancelled'],
  active: ['paused', 'ended'],
  paused: ['active', 'ended'],
  ended: ['settled'],
  settled: [],
  declined: [],
  expired: [],
  cancelled: [],
};

/** States in which a pair's session is open: at most one. */
export const openStates = [
  'requested',
  'queued',
  'offered',
  'accepted',
  'active',
  'paused',
] as const satisfies SessionState[];
/** States that take one of the counselor's places. */
export const runningStates = ['accepted', 'active', 'paused'] as const satisfies SessionState[];

export const isOpen = (state: SessionState): boolean => (openStates as readonly SessionState[]).includes(state);
export const isRunning = (state: SessionState): boolean => (runningStates as readonly SessionState[]).includes(state);
/** Nothing follows this state. */
export const isFinal = (state: SessionState): boolean => steps[state].length === 0;
export const canStep = (from: SessionState, to: SessionState): boolean => steps[from].includes(to);

export const pauseReasons = [
  'user_paused',
  'counselor_paused',
  'user_absent',
  'counselor_absent',
  'server_lost',
  'balance',
] as const;
export type PauseReason = (typeof pauseReasons)[number];

export const endReasons = [
  // before it began
  'cancelled_by_user',
  'declined_by_counselor',
  'queue_timeout',
  'insufficient_balance',
  // after accept
  'user_ended',
  'counselor_ended',
  'user_absent',
  'counselor_absent',
  'server_lost',
  'balance_exhausted',
  'pause_timeout',
] as const;
export type EndReason = (typeof endReasons)[number];

/** Ends that the user must not pay a minimum for: they are the counselor's or ours. */
export const endsWithoutMinimum: readonly string[] = ['counselor_ended', 'counselor_absent', 'server_lost'];

/** What both sides agreed on at accept; later changes of price or policy do not touch it. */
export interface SessionTerms {
  pricePerMinute: Fen;
  commissionBps: number;
  freeMinutes: number;
  minimumMinutes: number;
  rounding: Rounding;
  userGraceSeconds: number;
}

export interface Session {
  id: string;
  conversationId: string;
  userId: string;
  counselorId: string | null;
  /** The user asked for this counselor, not for a topic. */
  directed: boolean;
  topic: string | null;
  product: 'perMinute' | 'package';
  state: SessionState;
  version: number;
  pauseReason: PauseReason | null;
  endReason: EndReason | null;
  priceCeiling: Fen;
  quotedPrice: Fen | null;
  /** Null before accept. */
  terms: SessionTerms | null;
  minutesCharged: number;
  charged: Fen;
  commission: Fen;
  holds: number;
  lastNotice: number | null;
  requestedAt: Date;
  /** When the request lapses if nobody takes it. */
  queueUntil: Date;
  acceptedAt: Date | null;
  startedAt: Date | null;
  pausedAt: Date | null;
  endedAt: Date | null;
  settledAt: Date | null;
}

/** One row of a session's history. */
export interface Transition {
  version: number;
  from: SessionState | null;
  to: SessionState;
  reason: string | null;
  actorId: string | null;
  at: Date;
  effectiveAt: Date;
}

/** The session as its members see it. */
export function toSessionView(session: Session): SessionView {
  return {
    sessionId: session.id,
    conversationId: session.conversationId,
    userId: session.userId,
    counselorId: session.counselorId,
    state: session.state,
    version: session.version,
    reason: session.endReason ?? session.pauseReason,
    topic: session.topic,
    pricePerMinute: session.quotedPrice,
    minutesCharged: session.minutesCharged,
    charged: session.charged,
    requestedAt: session.requestedAt.toISOString(),
    startedAt: session.startedAt?.toISOString() ?? null,
    endedAt: session.endedAt?.toISOString() ?? null,
  };
}
