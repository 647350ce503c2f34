import { ConversationsService } from '@hearken/domain-conversations';
import { Injectable } from '@nestjs/common';

import { SessionHolds } from '../metering/session-holds';
import { OffersRepository } from '../offers/offers.repository';
import { SessionTiming } from '../session-timing';
import type { EndReason, Session } from './session';
import { SessionTransitions } from './session-transitions';

/** The ends of a session, but for the settlement that follows `ended`. */
@Injectable()
export class SessionClosing {
  constructor(
    private readonly transitions: SessionTransitions,
    private readonly offers: OffersRepository,
    private readonly holds: SessionHolds,
    private readonly conversations: ConversationsService,
    private readonly timing: SessionTiming,
  ) {}

  /** Ends a request that came to nothing; nothing is charged and its conversation closes. */
  async dismiss(
    session: Session,
    to: 'declined' | 'expired' | 'cancelled',
    reason: EndReason,
    actorId: string | null = null,
  ): Promise<Session> {
    const dismissed = await this.transitions.step(session, to, { reason, actorId, patch: { dueAt: null } });
    if (session.state === 'offered') await this.offers.resolvePending(session.id, 'withdrawn');
    if (session.state === 'accepted') await this.holds.release(dismissed);
    await this.conversations.setWritableUntil(session.conversationId, this.timing.now());
    // One that only waited held no place that somebody else could take.
    if (session.state !== 'queued') await this.transitions.wakeWorkers();
    return dismissed;
  }

  /** Ends a session that was accepted; the worker settles it once its time is known. */
  async end(session: Session, reason: EndReason, by: { actorId?: string; effectiveAt?: Date } = {}): Promise<Session> {
    const ended = await this.transitions.step(session, 'ended', { reason, ...by, patch: { dueAt: this.timing.now() } });
    await this.conversations.setWritableUntil(session.conversationId, this.timing.in(this.timing.config.writableMs));
    return ended;
  }
}
