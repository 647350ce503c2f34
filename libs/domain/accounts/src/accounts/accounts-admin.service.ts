import { Audit } from '@hearken/domain-access';
import type { Actor } from '@hearken/platform-auth';
import { UnitOfWork, type Page } from '@hearken/platform-database';
import { notFound } from '@hearken/platform-errors';
import { Injectable } from '@nestjs/common';

import { LoginRevoker } from '../revocations/login-revoker.service';
import { assertBannable, assertBanned } from './account.rules';
import type { AccountStatus, MaskedAccount } from './account';
import type { ListUsersQuery } from './accounts.dto';
import { AccountsRepository } from './accounts.repository';
import { UserDetailsService, type UserDetail } from './user-details.service';

/** What staff do with accounts. */
@Injectable()
export class AccountsAdminService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly details: UserDetailsService,
    private readonly revoker: LoginRevoker,
    private readonly audit: Audit,
  ) {}

  /** Newest first. */
  list(query: ListUsersQuery): Promise<Page<MaskedAccount>> {
    return this.details.list(query);
  }

  find(id: string): Promise<UserDetail> {
    return this.details.find(id);
  }

  /** Locks an account and ends all its sign-ins: every service and socket knows it in at most 5 s. */
  async ban(actor: Actor, id: string, reason: string, address: string | null): Promise<UserDetail> {
    await this.unitOfWork.run(async () => {
      const account = await this.accounts.lockById(id);
      if (!account) throw notFound('account');
      assertBannable(actor, account);

      await this.accounts.setStatus(id, 'banned', reason);
      await this.revoker.revokeAll(id, 'banned');
      await this.record(actor, id, { action: 'users.account.ban', from: 'active', to: 'banned', reason, address });
    });
    return this.find(id);
  }

  /** Lets a locked account sign in again; the ended sign-ins stay ended. */
  async unban(actor: Actor, id: string, address: string | null): Promise<UserDetail> {
    await this.unitOfWork.run(async () => {
      const account = await this.accounts.lockById(id);
      if (!account) throw notFound('account');
      assertBanned(account);

      await this.accounts.setStatus(id, 'active', null);
      await this.record(actor, id, { action: 'users.account.unban', from: 'banned', to: 'active', address });
    });
    return this.find(id);
  }

  private record(actor: Actor, id: string, deed: Deed): Promise<void> {
    return this.audit.record({
      actorId: actor.id,
      action: deed.action,
      targetType: 'account',
      targetId: id,
      before: { status: deed.from },
      after: { status: deed.to },
      address: deed.address,
      ...(deed.reason === undefined ? {} : { reason: deed.reason }),
    });
  }
}

interface Deed {
  action: string;
  from: AccountStatus;
  to: AccountStatus;
  reason?: string;
  address: string | null;
}
