import { AccountsService } from '@hearken/domain-accounts';
import { Injectable } from '@nestjs/common';

import { OffersRepository } from '../offers/offers.repository';
import { QueueRepository } from '../offers/queue.repository';
import { toSessionView, type Session } from './session';
import type { SessionResponse } from './sessions.dto';

/** Sessions as REST shows them: with names, the offer that waits and the place in the queue. */
@Injectable()
export class SessionPresenter {
  constructor(
    private readonly accounts: AccountsService,
    private readonly offers: OffersRepository,
    private readonly queue: QueueRepository,
  ) {}

  async present(sessions: readonly Session[]): Promise<SessionResponse[]> {
    if (sessions.length === 0) return [];
    const ids = new Set(
      sessions.flatMap(({ userId, counselorId }) => (counselorId ? [userId, counselorId] : [userId])),
    );
    const offered = sessions.filter(({ state }) => state === 'offered').map(({ id }) => id);
    const waiting = sessions.filter(({ state }) => state === 'queued').map(({ id }) => id);
    const [accounts, offers, positions] = await Promise.all([
      this.accounts.findManyByIds([...ids]),
      this.offers.findBySessions(offered),
      this.queue.positions(waiting),
    ]);
    const names = new Map(accounts.map(({ id, displayName }) => [id, displayName]));
    const pending = new Map(offers.filter(({ state }) => state === 'pending').map((one) => [one.sessionId, one]));
    return sessions.map((session) => ({
      ...toSessionView(session),
      userName: names.get(session.userId) ?? null,
      counselorName: session.counselorId ? (names.get(session.counselorId) ?? null) : null,
      offerExpiresAt: pending.get(session.id)?.expiresAt.toISOString() ?? null,
      position: positions.get(session.id) ?? null,
    }));
  }

  async presentOne(session: Session): Promise<SessionResponse> {
    const [presented] = await this.present([session]);
    return presented!;
  }
}
