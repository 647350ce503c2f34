import { loginRevoked, loginsRevokedSubject, type LoginsRevoked } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Outbox, Publisher } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import { LoginSessionsRepository } from '../login/login-sessions.repository';
import { RevocationsService } from './revocations.service';

export type RevokeReason = 'logout' | 'ended_by_owner' | 'banned' | 'refresh_token_reused';

/** Ends sign-ins: their refresh tokens at once, their access tokens and sockets everywhere in at most 5 s. */
@Injectable()
export class LoginRevoker {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly logins: LoginSessionsRepository,
    private readonly outbox: Outbox,
    private readonly publisher: Publisher,
    private readonly revocations: RevocationsService,
  ) {}

  /** False when the account has no such live sign-in. */
  revokeOne(accountId: string, sid: string, reason: RevokeReason): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      if (!(await this.logins.revoke(accountId, sid, reason))) return false;
      await this.outbox.add(loginRevoked, accountId, { accountId, sid, reason });
      this.announceAfterCommit(accountId, [sid]);
      return true;
    });
  }

  /** Take the account's row lock first: otherwise a sign-in that is under way slips through. */
  revokeAll(accountId: string, reason: RevokeReason): Promise<void> {
    return this.unitOfWork.run(async () => {
      const sids = await this.logins.revokeAll(accountId, reason);
      await this.outbox.add(loginRevoked, accountId, { accountId, reason });
      this.announceAfterCommit(accountId, sids);
    });
  }

  private announceAfterCommit(accountId: string, sids: string[]): void {
    this.unitOfWork.afterCommit(() => {
      this.revocations.note(sids.map((sid) => ({ sid, accountId })));
      this.publisher.publish(loginsRevokedSubject, { accountId, sids } satisfies LoginsRevoked);
    });
  }
}
