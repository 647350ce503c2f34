import { Injectable } from '@nestjs/common';

import type { Session } from '../consultations/session';
import { SessionClosing } from '../consultations/session-closing';
import { SessionsRepository } from '../consultations/sessions.repository';
import { SessionTiming } from '../session-timing';
import { Offering } from './offering';
import { OffersRepository } from './offers.repository';

/** What time does to a request that nobody has taken yet. */
@Injectable()
export class QueueTimer {
  constructor(
    private readonly offers: OffersRepository,
    private readonly offering: Offering,
    private readonly closing: SessionClosing,
    private readonly sessions: SessionsRepository,
    private readonly timing: SessionTiming,
  ) {}

  async queued(session: Session): Promise<void> {
    if (this.timing.now() < session.queueUntil) await this.sessions.update(session.id, { dueAt: session.queueUntil });
    else await this.closing.dismiss(session, 'expired', 'queue_timeout');
  }

  /** An offer that lapsed moves on: to the queue, and from there to whoever is next. */
  async offered(session: Session): Promise<void> {
    const pending = await this.offers.findPending(session.id);
    if (pending && this.timing.now() < pending.expiresAt)
      await this.sessions.update(session.id, { dueAt: pending.expiresAt });
    else await this.offering.backToQueue(session, 'expired');
  }
}
