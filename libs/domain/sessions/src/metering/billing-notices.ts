import { billingNoticed } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Outbox, Publisher } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import { toSessionView, type Session } from '../consultations/session';
import { membersOf } from '../consultations/session-transitions';
import { SessionsRepository } from '../consultations/sessions.repository';
import { noticeFor, shouldWarn } from './charges.rules';

/** Tells the user how long his money lasts, and both what was charged. */
@Injectable()
export class BillingNotices {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionsRepository,
    private readonly outbox: Outbox,
    private readonly publisher: Publisher,
  ) {}

  /** Warns once at each threshold, and again after a top-up took the session above it. */
  async warn(session: Session, leftMs: number): Promise<void> {
    const notice = noticeFor(leftMs);
    if (notice === session.lastNotice) return;
    await this.sessions.update(session.id, { lastNotice: notice });
    if (!shouldWarn(notice, session.lastNotice)) return;
    const minutesLeft = Math.max(0, Math.ceil(leftMs / 60_000));
    const { id: sessionId, conversationId, userId, counselorId, charged } = session;
    await this.outbox.add(billingNoticed, sessionId, { sessionId, conversationId, userId, counselorId, minutesLeft });
    this.unitOfWork.afterCommit(() =>
      this.publisher.toAccounts([userId], [{ event: 'billing.notice', data: { sessionId, minutesLeft, charged } }]),
    );
  }

  /** Shows both the new total; the state and its version stay. */
  tellCharged(session: Session): void {
    this.unitOfWork.afterCommit(() =>
      this.publisher.toAccounts(membersOf(session), [{ event: 'session.state', data: toSessionView(session) }]),
    );
  }
}
