import { UnitOfWork, uuidv7 } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { AccountsRepository } from '../accounts/accounts.repository';
import { OwnAccountService } from '../accounts/own-account.service';
import { accountBanned } from './login.errors';
import type { Client, SignedIn } from './login';
import { TokensService } from './tokens.service';

/** Signs an account in that has proved who it is. */
@Injectable()
export class SignInService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly ownAccounts: OwnAccountService,
    private readonly tokens: TokensService,
  ) {}

  /** @throws ACCOUNT_BANNED */
  async signIn(accountId: string, client: Client): Promise<SignedIn> {
    const sid = uuidv7();
    const refresh = await this.unitOfWork.run(async () => {
      // The lock keeps a ban from missing a sign-in that is under way.
      const account = await this.accounts.lockById(accountId);
      if (account?.status !== 'active') throw accountBanned();
      await this.accounts.touchLogin(accountId);
      return this.tokens.openLogin(sid, accountId, client);
    });
    const account = await this.ownAccounts.find(accountId);
    return { account, tokens: await this.tokens.complete(account, sid, refresh) };
  }
}
