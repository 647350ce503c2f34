import {
  billingNoticed,
  sessionChanged,
  sessionSettled,
  type EventEnvelope,
  type SessionState,
} from '@hearken/contracts';
import { ConversationLog } from '@hearken/domain-conversations';
import { Consumes, type PayloadOf } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

// What a reader of the conversation wants to see; queueing is shown elsewhere, settling shows as the bill's total.
const noticed = new Set<SessionState>(['accepted', 'active', 'paused', 'ended', 'declined', 'expired', 'cancelled']);

/**
 * Listens to session_changed, billing_noticed and session_settled, and writes them into the conversation's log. The log has
 * a transaction of its own and drops repeated keys, so these consumers need none.
 */
@Injectable()
export class SessionNoticesConsumer {
  constructor(private readonly log: ConversationLog) {}

  @Consumes(sessionChanged, { durable: 'sessions-log-changes', ordered: 'key', transactional: false })
  async onChanged({ data }: EventEnvelope<PayloadOf<typeof sessionChanged>>): Promise<void> {
    const { sessionId, conversationId, state, version, reason, actorId } = data;
    if (!noticed.has(state)) return;
    const content = { sessionId, state, reason, actorId };
    await this.log.appendNotice({
      conversationId,
      type: 'session',
      content,
      idempotencyKey: `session:${sessionId}:${version}`,
    });
  }

  @Consumes(billingNoticed, { durable: 'sessions-log-billing', ordered: 'key', transactional: false })
  async onBilling({ id, data }: EventEnvelope<PayloadOf<typeof billingNoticed>>): Promise<void> {
    const { sessionId, conversationId, minutesLeft } = data;
    await this.log.appendNotice({
      conversationId,
      type: 'billing',
      content: { sessionId, minutesLeft },
      idempotencyKey: `billing:${id}`,
    });
  }

  @Consumes(sessionSettled, { durable: 'sessions-log-settled', ordered: 'key', transactional: false })
  async onSettled({ data }: EventEnvelope<PayloadOf<typeof sessionSettled>>): Promise<void> {
    const { sessionId, conversationId, minutes: minute, charged } = data;
    await this.log.appendNotice({
      conversationId,
      type: 'billing',
      content: { sessionId, minute, charged },
      idempotencyKey: `settled:${sessionId}`,
    });
  }
}
