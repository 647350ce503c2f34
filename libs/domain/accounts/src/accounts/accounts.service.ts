import { Injectable } from '@nestjs/common';

import type { Account } from './account';
import { AccountsRepository } from './accounts.repository';

/** Names, roles and status of accounts, for other domains. */
@Injectable()
export class AccountsService {
  constructor(private readonly accounts: AccountsRepository) {}

  findById(id: string): Promise<Account | null> {
    return this.accounts.findById(id);
  }

  /** In no particular order; unknown ids are left out. */
  findManyByIds(ids: readonly string[]): Promise<Account[]> {
    return this.accounts.findManyByIds(ids);
  }

  /** Changes the shown name in the ambient unit of work. */
  rename(id: string, displayName: string): Promise<void> {
    return this.accounts.rename(id, displayName);
  }
}
