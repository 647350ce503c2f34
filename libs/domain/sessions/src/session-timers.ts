import { Injectable } from '@nestjs/common';

import type { Session } from './consultations/session';
import { SessionsRepository } from './consultations/sessions.repository';
import { RunningTimer } from './metering/running-timer';
import { Settlement } from './metering/settlement';
import { QueueTimer } from './offers/queue-timer';

/** What to do with a session that is due, by its state. Called with the session locked, in one unit of work. */
@Injectable()
export class SessionTimers {
  constructor(
    private readonly queue: QueueTimer,
    private readonly running: RunningTimer,
    private readonly settlement: Settlement,
    private readonly sessions: SessionsRepository,
  ) {}

  async work(session: Session): Promise<void> {
    switch (session.state) {
      case 'queued':
        return this.queue.queued(session);
      case 'offered':
        return this.queue.offered(session);
      case 'accepted':
        return this.running.accepted(session);
      case 'active':
        return this.running.active(session);
      case 'paused':
        return this.running.paused(session);
      case 'ended':
        return this.settlement.settle(session);
      default:
        // Final: nothing is ever due again.
        await this.sessions.update(session.id, { dueAt: null });
    }
  }
}
