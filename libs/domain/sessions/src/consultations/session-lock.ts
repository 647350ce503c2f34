import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { Session } from './session';
import { sessionNotFound } from './session.errors';
import { SessionsRepository } from './sessions.repository';

/** First in the lock order: session, then ledger accounts, then the conversation's head. */
@Injectable()
export class SessionLock {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionsRepository,
  ) {}

  /** Runs `work` in one unit of work with the session locked; refused with NOT_FOUND when there is none. */
  run<T>(sessionId: string, work: (session: Session) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async () => {
      const session = await this.sessions.lockById(sessionId);
      if (!session) throw sessionNotFound();
      return work(session);
    });
  }
}
