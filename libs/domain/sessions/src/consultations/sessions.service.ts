import type { SessionView } from '@hearken/contracts';
import type { Actor } from '@hearken/platform-auth';
import { Injectable } from '@nestjs/common';

import { Matchmaker } from '../offers/matchmaker';
import type { SessionWish } from './request-policy';
import { toSessionView, type Session } from './session';
import { SessionClaims } from './session-claims';
import { SessionConduct } from './session-conduct';
import { SessionQueries } from './session-queries';
import { SessionRequests } from './session-requests';
import type { BillResponse, SessionListQuery, SessionResponse } from './sessions.dto';

export interface RequestedSession extends SessionView {
  /** Place in the queue while it waits. */
  position?: number;
}

/** The front door: what users and counselors do with sessions, over sockets and HTTP alike. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly requests: SessionRequests,
    private readonly claims: SessionClaims,
    private readonly conduct: SessionConduct,
    private readonly queries: SessionQueries,
    private readonly matchmaker: Matchmaker,
  ) {}

  /**
   * Asks for a session with a counselor, or with anybody on a topic. Offered at once when somebody is free, else queued.
   * @throws CONSENT_REQUIRED, INSUFFICIENT_BALANCE, COUNSELOR_UNAVAILABLE, NOT_FOUND, SESSION_ALREADY_OPEN (details.sessionId)
   */
  async request(actor: Actor, wish: SessionWish): Promise<RequestedSession> {
    const { id } = await this.requests.create(actor.id, wish);
    // Not in the transaction above: who is online is known to Redis. The worker matches again should this fail.
    await this.matchmaker.run().catch(() => undefined);
    const {
      position,
      userName: _,
      counselorName: __,
      offerExpiresAt: ___,
      ...view
    } = await this.queries.view(actor, id);
    return { ...view, ...(position !== null && { position }) };
  }

  /** Takes a request. @throws ALREADY_TAKEN, CAPACITY_REACHED, INSUFFICIENT_BALANCE, ILLEGAL_TRANSITION, NOT_FOUND */
  async accept(actor: Actor, sessionId: string): Promise<SessionView> {
    return toSessionView(await this.claims.accept(actor, sessionId));
  }

  /** Says no to an offer. @throws ILLEGAL_TRANSITION, NOT_FOUND */
  async decline(actor: Actor, sessionId: string, reason?: string): Promise<SessionView> {
    return toSessionView(await this.claims.decline(actor, sessionId, reason));
  }

  /** Takes back a request that has not begun. @throws ILLEGAL_TRANSITION, NOT_FOUND */
  async cancel(actor: Actor, sessionId: string): Promise<SessionView> {
    return toSessionView(await this.conduct.cancel(actor, sessionId));
  }

  /** Stops the clock. @throws ILLEGAL_TRANSITION, NOT_FOUND */
  async pause(actor: Actor, sessionId: string): Promise<SessionView> {
    return toSessionView(await this.conduct.pause(actor, sessionId));
  }

  /** Lets time run again. @throws ILLEGAL_TRANSITION, COUNSELOR_UNAVAILABLE, INSUFFICIENT_BALANCE, NOT_FOUND */
  async resume(actor: Actor, sessionId: string): Promise<SessionView> {
    return toSessionView(await this.conduct.resume(actor, sessionId));
  }

  /** Ends an accepted session. @throws ILLEGAL_TRANSITION, NOT_FOUND */
  async end(actor: Actor, sessionId: string): Promise<SessionView> {
    return toSessionView(await this.conduct.end(actor, sessionId));
  }

  /** One of the actor's sessions, offers to him included. @throws NOT_FOUND */
  view(actor: Actor, sessionId: string): Promise<SessionResponse> {
    return this.queries.view(actor, sessionId);
  }

  list(actor: Actor, query: SessionListQuery): ReturnType<SessionQueries['list']> {
    return this.queries.list(actor, query);
  }

  bill(actor: Actor, sessionId: string): Promise<BillResponse> {
    return this.queries.bill(actor, sessionId);
  }

  /** For other domains, without asking who is asking. */
  findById(sessionId: string): Promise<Session | null> {
    return this.queries.findById(sessionId);
  }
}
