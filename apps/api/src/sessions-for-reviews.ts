import type { ReviewableSession, ReviewableSessions } from '@hearken/domain-reviews';
import { SessionsService } from '@hearken/domain-sessions';
import { Injectable } from '@nestjs/common';

/** Answers reviews from the sessions domain. */
@Injectable()
export class SessionsForReviews implements ReviewableSessions {
  constructor(private readonly sessions: SessionsService) {}

  async findById(sessionId: string): Promise<ReviewableSession | null> {
    const session = await this.sessions.findById(sessionId);
    if (!session) return null;
    const { userId, counselorId, state } = session;
    return { sessionId, userId, counselorId, state };
  }
}
