import { RoleGrantsService } from '@hearken/domain-access';
import { notFound } from '@hearken/platform-errors';
import { Injectable } from '@nestjs/common';

import { ConsentsService } from '../consents/consents.service';
import type { OwnAccount } from './account';
import { AccountsRepository } from './accounts.repository';
import { PersonalAccountsRepository } from './personal-accounts.repository';

/** An account as its owner sees it. */
@Injectable()
export class OwnAccountService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly personalAccounts: PersonalAccountsRepository,
    private readonly consents: ConsentsService,
    private readonly grants: RoleGrantsService,
  ) {}

  async find(id: string): Promise<OwnAccount> {
    const account = await this.personalAccounts.findById(id);
    if (!account) throw notFound('account');
    return {
      ...account,
      permissions: [...this.grants.permissionsOf(account.roles)].sort(),
      consented: await this.consents.hasServiceConsent(id),
    };
  }

  async rename(id: string, displayName: string): Promise<OwnAccount> {
    await this.accounts.rename(id, displayName);
    return this.find(id);
  }
}
