import { fen, sessionSettled } from '@hearken/contracts';
import { Outbox } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import type { Session } from '../consultations/session';
import { SessionTransitions } from '../consultations/session-transitions';
import { SessionHolds } from './session-holds';

/** The last step of a session and what goes with it. */
@Injectable()
export class SettlementBooking {
  constructor(
    private readonly holds: SessionHolds,
    private readonly transitions: SessionTransitions,
    private readonly outbox: Outbox,
  ) {}

  async book(session: Session): Promise<Session> {
    await this.holds.release(session);
    const settled = await this.transitions.step(session, 'settled', {
      reason: session.endReason,
      patch: { dueAt: null },
    });
    const {
      id: sessionId,
      conversationId,
      userId,
      counselorId,
      minutesCharged: minutes,
      charged,
      commission,
    } = settled;
    const net = fen(charged - commission);
    const event = { sessionId, conversationId, userId, counselorId: counselorId!, minutes, charged, commission, net };
    await this.outbox.add(sessionSettled, sessionId, event);
    return settled;
  }
}
