import { sessionOffered } from '@hearken/contracts';
import { AccountsService } from '@hearken/domain-accounts';
import { UnitOfWork } from '@hearken/platform-database';
import { Outbox, Publisher } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import { toSessionView, type Session } from '../consultations/session';
import type { Offer } from './offer';

/** Tells the counselor of an offer, and consumers too. */
@Injectable()
export class OfferAnnouncer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly publisher: Publisher,
    private readonly accounts: AccountsService,
  ) {}

  /** In the offer's unit of work; the frame leaves after its commit. */
  async announce(session: Session, { id, counselorId, expiresAt }: Offer): Promise<void> {
    await this.outbox.add(sessionOffered, session.id, {
      sessionId: session.id,
      conversationId: session.conversationId,
      userId: session.userId,
      counselorId,
      offerId: id,
      expiresAt: expiresAt.toISOString(),
    });
    const user = await this.accounts.findById(session.userId);
    const data = {
      session: toSessionView(session),
      userName: user?.displayName ?? '',
      expiresAt: expiresAt.toISOString(),
    };
    this.unitOfWork.afterCommit(() => this.publisher.toAccounts([counselorId], [{ event: 'session.offer', data }]));
  }
}
