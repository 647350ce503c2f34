// Listens to accounts, conversations, sessions, payments, reviews and risk: whatever is counted.
import {
  accountRegistered,
  alertRaised,
  entryAppended,
  messageTypes,
  paymentSucceeded,
  reviewSubmitted,
  sessionChanged,
  sessionSettled,
  type EventEnvelope,
} from '@hearken/contracts';
import { Consumes, Every, type PayloadOf } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import { openStates } from './metric';
import { OpenSessionsRepository } from './open-sessions.repository';
import { RollupsRepository } from './rollups.repository';

type Arrived<E> = EventEnvelope<PayloadOf<E>>;
const people: readonly string[] = messageTypes;
const open: readonly string[] = openStates;

@Injectable()
export class RollupsConsumer {
  constructor(
    private readonly rollups: RollupsRepository,
    private readonly sessions: OpenSessionsRepository,
  ) {}

  @Consumes(accountRegistered, { durable: 'statistics-accounts' })
  onRegistered({ occurredAt }: Arrived<typeof accountRegistered>): Promise<void> {
    return this.rollups.add(occurredAt, [{ metric: 'registrations', value: 1 }]);
  }

  @Consumes(entryAppended, { durable: 'statistics-entries' })
  async onEntry({ occurredAt, data }: Arrived<typeof entryAppended>): Promise<void> {
    if (people.includes(data.type)) await this.rollups.add(occurredAt, [{ metric: 'messages', value: 1 }]);
  }

  @Consumes(sessionChanged, { durable: 'statistics-sessions', ordered: 'key' })
  async onSession({ occurredAt, data }: Arrived<typeof sessionChanged>): Promise<void> {
    if (data.state === 'accepted') await this.rollups.add(occurredAt, [{ metric: 'sessions_started', value: 1 }]);
    if (open.includes(data.state)) return this.sessions.follow(data);
    if (await this.sessions.end(data.sessionId, data.at))
      await this.rollups.add(occurredAt, [{ metric: 'sessions_ended', value: 1 }]);
  }

  @Consumes(sessionSettled, { durable: 'statistics-settlements' })
  onSettled({ occurredAt, data }: Arrived<typeof sessionSettled>): Promise<void> {
    return this.rollups.add(occurredAt, [
      { metric: 'minutes', value: data.minutes },
      { metric: 'charged', value: data.charged },
      { metric: 'commission', value: data.commission },
    ]);
  }

  @Consumes(paymentSucceeded, { durable: 'statistics-payments' })
  onPaid({ occurredAt, data }: Arrived<typeof paymentSucceeded>): Promise<void> {
    return this.rollups.add(occurredAt, [
      { metric: 'top_ups', value: 1 },
      { metric: 'top_up_amount', value: data.amount },
    ]);
  }

  @Consumes(reviewSubmitted, { durable: 'statistics-reviews' })
  onReview({ occurredAt }: Arrived<typeof reviewSubmitted>): Promise<void> {
    return this.rollups.add(occurredAt, [{ metric: 'reviews', value: 1 }]);
  }

  @Consumes(alertRaised, { durable: 'statistics-alerts' })
  onAlert({ occurredAt }: Arrived<typeof alertRaised>): Promise<void> {
    return this.rollups.add(occurredAt, [{ metric: 'alerts', value: 1 }]);
  }

  @Every(3_600_000, { name: 'statistics ended sessions', exclusive: true })
  forgetEnded(): Promise<void> {
    return this.sessions.forgetEndedBefore(24);
  }
}
