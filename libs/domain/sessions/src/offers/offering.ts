import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { Session } from '../consultations/session';
import { SessionTransitions } from '../consultations/session-transitions';
import { SessionsRepository } from '../consultations/sessions.repository';
import { OfferAnnouncer } from './offer-announcer';
import type { Candidate } from './offer.rules';
import { OffersRepository } from './offers.repository';

/** Puts a request before a counselor, and takes it back. */
@Injectable()
export class Offering {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionsRepository,
    private readonly offers: OffersRepository,
    private readonly transitions: SessionTransitions,
    private readonly announcer: OfferAnnouncer,
  ) {}

  /** Offers a waiting request to a counselor if both are still free; false when they are not. */
  offer(sessionId: string, candidate: Candidate): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const session = await this.sessions.lockById(sessionId);
      if (session?.state !== 'queued') return false;
      await this.offers.lockCapacity(candidate.counselorId);
      const load = (await this.offers.loads([candidate.counselorId])).get(candidate.counselorId)!;
      if (load.running + load.pending >= candidate.capacity) return false;

      const offer = await this.offers.insert(sessionId, candidate.counselorId);
      const offered = await this.transitions.step(session, 'offered', { patch: { dueAt: offer.expiresAt } });
      await this.announcer.announce(offered, offer);
      return true;
    });
  }

  /** A counselor takes a request that waits: an offer that he answers at once. The caller holds the session's lock. */
  async pick(session: Session, counselorId: string): Promise<Session> {
    const offer = await this.offers.insert(session.id, counselorId);
    return this.transitions.step(session, 'offered', { actorId: counselorId, patch: { dueAt: offer.expiresAt } });
  }

  /** Ends the pending offer and lets the request wait again. The caller holds the session's lock. */
  async backToQueue(
    session: Session,
    end: 'declined' | 'expired',
    by: { actorId?: string; reason?: string } = {},
  ): Promise<Session> {
    await this.offers.resolvePending(session.id, end, by.reason ?? null);
    const { actorId = null } = by;
    return this.transitions.step(session, 'queued', { actorId, patch: { dueAt: session.queueUntil } });
  }
}
