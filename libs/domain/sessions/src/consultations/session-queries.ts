import { fen } from '@hearken/contracts';
import type { Actor } from '@hearken/platform-auth';
import type { Page } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { Bill } from '../metering/bill.rules';
import { BillService } from '../metering/bill.service';
import { OffersRepository } from '../offers/offers.repository';
import type { Session } from './session';
import { sessionNotFound } from './session.errors';
import { SessionListingsRepository } from './session-listings.repository';
import { SessionPresenter } from './session-presenter';
import { isMember } from './session.rules';
import type { BillResponse, SessionListQuery, SessionResponse } from './sessions.dto';
import { SessionsRepository } from './sessions.repository';

/** What a member may see of his sessions. */
@Injectable()
export class SessionQueries {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly listings: SessionListingsRepository,
    private readonly offers: OffersRepository,
    private readonly presenter: SessionPresenter,
    private readonly bills: BillService,
  ) {}

  /** The member's sessions and, for counselors, the offers to them; newest first. */
  async list(actor: Actor, { scope, ...page }: SessionListQuery): Promise<Page<SessionResponse>> {
    const { items, nextCursor } = await this.listings.findPageOfMember(actor.id, scope, page);
    return { items: await this.presenter.present(items), nextCursor };
  }

  /** One session; other people's are "not found". */
  async view(actor: Actor, sessionId: string): Promise<SessionResponse> {
    return this.presenter.presentOne(await this.visible(actor, sessionId));
  }

  /** The bill; what the counselor earns is his to see. */
  async bill(actor: Actor, sessionId: string): Promise<BillResponse> {
    const session = await this.visible(actor, sessionId);
    const bill = toBill(session, await this.bills.of(session), actor.id === session.counselorId);
    return { session: await this.presenter.presentOne(session), ...bill };
  }

  findById(sessionId: string): Promise<Session | null> {
    return this.sessions.findById(sessionId);
  }

  private async visible(actor: Actor, sessionId: string): Promise<Session> {
    const session = await this.sessions.findById(sessionId);
    if (!session) throw sessionNotFound();
    if (isMember(session, actor.id)) return session;
    const pending = await this.offers.findPending(sessionId);
    if (pending?.counselorId !== actor.id) throw sessionNotFound();
    return session;
  }
}

/** A bill as it leaves the service. */
export function toBill(session: Session, bill: Bill, withEarnings: boolean): Omit<BillResponse, 'session'> {
  return {
    lines: bill.lines.map((line) => ({
      ...line,
      from: line.from.toISOString(),
      to: line.to.toISOString(),
      amount: fen(line.amount),
    })),
    absences: bill.absences.flatMap(({ kind, from, to, billable }) =>
      kind === 'together'
        ? []
        : [{ from: new Date(from).toISOString(), to: new Date(to).toISOString(), reason: kind, billable }],
    ),
    pauses: bill.pauses.map(({ from, to, reason }) => ({
      from: from.toISOString(),
      to: to?.toISOString() ?? null,
      reason,
    })),
    totals: {
      billableSeconds: bill.billableSeconds,
      minutes: session.minutesCharged,
      charged: session.charged,
      commission: withEarnings ? session.commission : null,
      net: withEarnings ? fen(session.charged - session.commission) : null,
      settled: session.state === 'settled',
    },
  };
}
