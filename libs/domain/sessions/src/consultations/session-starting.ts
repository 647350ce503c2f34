import { ConversationsService } from '@hearken/domain-conversations';
import { Injectable } from '@nestjs/common';

import { SessionHolds } from '../metering/session-holds';
import { SessionPresence } from '../presence/session-presence';
import { SessionTiming } from '../session-timing';
import type { Session } from './session';
import { insufficientBalance } from './session.errors';
import type { CounselorTerms } from './session-terms';
import { SessionTransitions } from './session-transitions';

/** From an accepted offer to running time. */
@Injectable()
export class SessionStarting {
  constructor(
    private readonly transitions: SessionTransitions,
    private readonly holds: SessionHolds,
    private readonly presence: SessionPresence,
    private readonly conversations: ConversationsService,
    private readonly timing: SessionTiming,
  ) {}

  /**
   * Fixes the terms, sets money aside and lets the counselor in; time runs at once when both are connected. The caller holds
   * the session's lock. @throws INSUFFICIENT_BALANCE when not even one minute is covered
   */
  async accept(session: Session, { counselorId, terms }: CounselorTerms): Promise<Session> {
    const accepted = await this.transitions.step(session, 'accepted', {
      actorId: counselorId,
      patch: { counselorId, terms, dueAt: this.timing.now() },
    });
    const held = await this.holds.hold(accepted, this.timing.config.holdMinutes);
    if (held.minutes < 1) throw insufficientBalance();
    const { user, counselor } = await this.presence.of(held.session);
    const begun = user.attached && counselor.attached ? await this.begin(held.session) : held.session;
    // The head of a conversation is locked last, everywhere.
    await this.conversations.addMember(session.conversationId, { accountId: counselorId, role: 'counselor' });
    return begun;
  }

  /** Both are there: time runs. */
  begin(session: Session, actorId: string | null = null): Promise<Session> {
    return this.transitions.step(session, 'active', { actorId, patch: { dueAt: this.timing.now() } });
  }
}
