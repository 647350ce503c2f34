import type { Page } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { BillService } from '../metering/bill.service';
import type { Offer } from '../offers/offer';
import { OffersRepository } from '../offers/offers.repository';
import type { Transition } from './session';
import { sessionNotFound } from './session.errors';
import { SessionListingsRepository } from './session-listings.repository';
import { SessionPresenter } from './session-presenter';
import { toBill } from './session-queries';
import type { AdminSessionDetailResponse, AdminSessionQuery, SessionResponse } from './sessions.dto';
import { SessionsRepository } from './sessions.repository';

/** Sessions as staff see them; what was said is elsewhere and audited. */
@Injectable()
export class AdminSessions {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly listings: SessionListingsRepository,
    private readonly offers: OffersRepository,
    private readonly presenter: SessionPresenter,
    private readonly bills: BillService,
  ) {}

  async list({ cursor, limit, ...filters }: AdminSessionQuery): Promise<Page<SessionResponse>> {
    const page = await this.listings.findPageFiltered(filters, { cursor, limit });
    return { items: await this.presenter.present(page.items), nextCursor: page.nextCursor };
  }

  async detail(sessionId: string): Promise<AdminSessionDetailResponse> {
    const session = await this.sessions.findById(sessionId);
    if (!session) throw sessionNotFound();
    const { history, ...bill } = await this.bills.of(session);
    const offers = await this.offers.findBySessions([sessionId]);
    return {
      session: await this.presenter.presentOne(session),
      bill: toBill(session, { history, ...bill }, true),
      history: history.map(toTransitionResponse),
      offers: offers.map(toOfferResponse),
    };
  }
}

function toTransitionResponse({
  at,
  effectiveAt,
  ...transition
}: Transition): AdminSessionDetailResponse['history'][number] {
  return { ...transition, at: at.toISOString(), effectiveAt: effectiveAt.toISOString() };
}

function toOfferResponse(offer: Offer): AdminSessionDetailResponse['offers'][number] {
  const { id: offerId, counselorId, state, reason } = offer;
  const [createdAt, expiresAt] = [offer.createdAt.toISOString(), offer.expiresAt.toISOString()];
  return {
    offerId,
    counselorId,
    state,
    reason,
    createdAt,
    expiresAt,
    resolvedAt: offer.resolvedAt?.toISOString() ?? null,
  };
}
