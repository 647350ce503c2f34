import { sessionChanged, type SessionState } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Outbox, Publisher } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import { SessionTiming } from '../session-timing';
import {
  canStep,
  isOpen,
  toSessionView,
  type EndReason,
  type PauseReason,
  type Session,
  type Transition,
} from './session';
import { illegalStep, versionConflict } from './session.errors';
import { SessionsRepository, type NewSession, type SessionPatch } from './sessions.repository';

/** One step with what it brings along. */
export interface StepOptions {
  /** Now, unless told. */
  at?: Date;
  /** From when it counts for metering; `at` unless told. */
  effectiveAt?: Date;
  reason?: EndReason | PauseReason | null;
  actorId?: string | null;
  patch?: SessionPatch;
}

/** The only way a session changes its state: checked against the table, compared and set, written down, announced. */
@Injectable()
export class SessionTransitions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionsRepository,
    private readonly outbox: Outbox,
    private readonly publisher: Publisher,
    private readonly timing: SessionTiming,
  ) {}

  /** Stores a request as version 1. */
  async begin(request: NewSession): Promise<Session> {
    const session = await this.sessions.insert(request);
    const first = this.transitionOf(session, null, { at: request.requestedAt, actorId: request.userId });
    await this.sessions.record(session.id, first);
    await this.announce(session, first);
    return session;
  }

  /** Takes one step. Inside a unit of work; refused with ILLEGAL_TRANSITION or VERSION_CONFLICT. */
  async step(session: Session, to: SessionState, options: StepOptions = {}): Promise<Session> {
    if (!canStep(session.state, to)) throw illegalStep(session.state, to);
    const { terms, dueAt, ...columns } = { ...options.patch };
    const next: Session = {
      ...session,
      ...columns,
      ...(terms && { terms, quotedPrice: terms.pricePerMinute }),
      state: to,
      version: session.version + 1,
    };
    const transition = this.transitionOf(next, session.state, options);
    const marks = marksOf(session, transition);
    const patch: SessionPatch = {
      ...columns,
      ...marks,
      ...(terms && { terms }),
      ...(dueAt !== undefined && { dueAt }),
    };
    if (!(await this.sessions.step(session, transition, patch))) throw versionConflict();
    const stepped = { ...next, ...marks } as Session;
    await this.announce(stepped, transition);
    if (dueAt) await this.wakeWorkers();
    return stepped;
  }

  /** Lets workers look at what is due, and at the queue, as soon as this commits. */
  wakeWorkers(): Promise<void> {
    return this.sessions.notifyDue();
  }

  private transitionOf(next: Session, from: SessionState | null, options: StepOptions): Transition {
    const { at = this.timing.now(), reason = null, actorId = null } = options;
    return { version: next.version, from, to: next.state, reason, actorId, at, effectiveAt: options.effectiveAt ?? at };
  }

  private async announce(session: Session, { reason, actorId, at }: Transition): Promise<void> {
    const { conversationId, userId, counselorId, state, version } = session;
    await this.outbox.add(sessionChanged, session.id, {
      sessionId: session.id,
      conversationId,
      userId,
      counselorId,
      state,
      version,
      reason,
      actorId,
      at: at.toISOString(),
    });
    this.unitOfWork.afterCommit(() =>
      this.publisher.toAccounts(membersOf(session), [{ event: 'session.state', data: toSessionView(session) }]),
    );
  }
}

/** Columns that follow from the step itself. An end reason is set once and stays; a pause's reason lasts as long as the pause. */
function marksOf(session: Session, { to, reason, at, effectiveAt }: Transition): SessionPatch {
  const pause =
    to === 'paused'
      ? { pauseReason: reason as PauseReason, pausedAt: effectiveAt }
      : { pauseReason: null, pausedAt: null };
  const end = isOpen(to) || to === 'settled' ? {} : { endReason: reason as EndReason };
  return { ...pause, ...end, ...timesOf(session, to, { at, effectiveAt }) };
}

function timesOf(
  { startedAt }: Session,
  to: SessionState,
  { at, effectiveAt }: { at: Date; effectiveAt: Date },
): SessionPatch {
  if (to === 'accepted') return { acceptedAt: at };
  if (to === 'active') return { startedAt: startedAt ?? at };
  if (to === 'ended') return { endedAt: effectiveAt };
  return to === 'settled' ? { settledAt: at } : {};
}

/** Who hears of the session: the user, and the counselor once there is one. */
export function membersOf({ userId, counselorId }: Session): string[] {
  return counselorId ? [userId, counselorId] : [userId];
}
