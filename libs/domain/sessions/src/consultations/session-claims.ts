import type { Actor } from '@hearken/platform-auth';
import { isUniqueViolation } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { Offering } from '../offers/offering';
import { OffersRepository } from '../offers/offers.repository';
import { ClaimStart } from './claim-start';
import type { Session } from './session';
import {
  alreadyOpen,
  alreadyTaken,
  capacityReached,
  illegalStep,
  insufficientBalance,
  sessionNotFound,
} from './session.errors';
import { SessionClosing } from './session-closing';
import { SessionLock } from './session-lock';
import { isFor, isTaken } from './session.rules';
import type { CounselorTerms } from './session-terms';

/** A counselor's answers to requests. */
@Injectable()
export class SessionClaims {
  constructor(
    private readonly lock: SessionLock,
    private readonly offers: OffersRepository,
    private readonly offering: Offering,
    private readonly closing: SessionClosing,
    private readonly start: ClaimStart,
  ) {}

  /** Takes a request that was offered to him or that waits for anybody. One wins; the others get ALREADY_TAKEN. */
  async accept(actor: Actor, sessionId: string): Promise<Session> {
    const counselor = await this.start.termsOf(actor.id);
    if (!counselor) throw sessionNotFound();
    const taken = await this.lock
      .run(sessionId, (session) => this.claim(session, counselor))
      .catch((error: unknown) => {
        // The user has another open session with this counselor: the pair's index refused the second.
        throw isUniqueViolation(error, 'sessions_one_open') ? alreadyOpen(sessionId) : error;
      });
    if (taken.endReason === 'insufficient_balance') throw insufficientBalance();
    return taken;
  }

  /** Says no. A request for him ends; one for a topic goes on to somebody else. */
  decline(actor: Actor, sessionId: string, reason?: string): Promise<Session> {
    return this.lock.run(sessionId, async (session) => {
      if (!(await this.offers.hasOffer(sessionId, actor.id))) throw sessionNotFound();
      const pending = await this.offers.findPending(sessionId);
      if (pending?.counselorId !== actor.id) throw illegalStep(session.state, 'declined');
      if (!session.directed) {
        return this.offering.backToQueue(session, 'declined', {
          actorId: actor.id,
          ...(reason !== undefined && { reason }),
        });
      }
      await this.offers.resolvePending(sessionId, 'declined', reason ?? null);
      return this.closing.dismiss(session, 'declined', 'declined_by_counselor', actor.id);
    });
  }

  private async claim(session: Session, counselor: CounselorTerms): Promise<Session> {
    await this.assertClaimable(session, counselor);
    await this.offers.lockCapacity(counselor.counselorId);
    const load = (await this.offers.loads([counselor.counselorId])).get(counselor.counselorId);
    if (load === undefined || load.running >= counselor.capacity) throw capacityReached();

    const offered = session.state === 'queued' ? await this.offering.pick(session, counselor.counselorId) : session;
    const accepted = await this.start.accept(offered, counselor);
    // The user spent his money since he asked: the request cannot come to anything.
    if (!accepted) return this.closing.dismiss(offered, 'cancelled', 'insufficient_balance');
    await this.offers.resolvePending(session.id, 'accepted');
    return accepted;
  }

  /** Someone else's request is "not found"; one that he could have had is taken, or over. */
  private async assertClaimable(session: Session, counselor: CounselorTerms): Promise<void> {
    const { counselorId } = counselor;
    const known = isFor(session, counselor) || (await this.offers.hasOffer(session.id, counselorId));
    if (!known) throw sessionNotFound();
    if (session.state === 'queued') return;
    if (isTaken(session)) throw alreadyTaken();
    if (session.state !== 'offered') throw illegalStep(session.state, 'accepted');
    const pending = await this.offers.findPending(session.id);
    if (pending?.counselorId !== counselorId) throw alreadyTaken();
  }
}
