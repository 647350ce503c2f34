import { ConversationsService } from '@hearken/domain-conversations';
import { UnitOfWork, uuidv7 } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { SessionTiming } from '../session-timing';
import { RequestPolicy, type SessionWish } from './request-policy';
import type { Session } from './session';
import { SessionTransitions } from './session-transitions';

/** Takes requests in. */
@Injectable()
export class SessionRequests {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly policy: RequestPolicy,
    private readonly conversations: ConversationsService,
    private readonly transitions: SessionTransitions,
    private readonly timing: SessionTiming,
  ) {}

  /** Stores a request with its conversation and puts it into the queue; the user may write from now on. */
  async create(userId: string, wish: SessionWish): Promise<Session> {
    const admission = await this.policy.admit(userId, wish);
    return this.unitOfWork.run(async () => {
      const id = uuidv7();
      const conversationId = await this.conversations.create({
        sessionId: id,
        memberships: [{ accountId: userId, role: 'user' }],
      });
      const requested = await this.transitions.begin({
        id,
        conversationId,
        userId,
        counselorId: wish.counselorId ?? null,
        topic: wish.topic ?? null,
        product: wish.product,
        ...admission,
        requestedAt: this.timing.now(),
        queueUntil: this.timing.in(this.timing.config.queueMs),
      });
      return this.transitions.step(requested, 'queued', { actorId: userId, patch: { dueAt: requested.queueUntil } });
    });
  }
}
