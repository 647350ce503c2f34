import type { Role } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { Account, AccountStatus } from './account';

interface Row {
  id: string;
  display_name: string;
  roles: Role[];
  status: AccountStatus;
}

// Named columns only: most services may read these and no others.
const columns = 'id, display_name, roles, status';

/** What any service may know of accounts. */
@Injectable()
export class AccountsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async findById(id: string): Promise<Account | null> {
    const [account] = await this.findManyByIds([id]);
    return account ?? null;
  }

  /** In no particular order; unknown ids are left out. */
  async findManyByIds(ids: readonly string[]): Promise<Account[]> {
    if (ids.length === 0) return [];
    const rows = await this.unitOfWork.query<Row>(
      `SELECT ${columns} FROM accounts.accounts WHERE id = ANY ($1::uuid[])`,
      [ids],
    );
    return rows.map(toAccount);
  }

  /** Holds the row until the transaction ends, so that signing in and banning see each other. */
  async lockById(id: string): Promise<Account | null> {
    const [row] = await this.unitOfWork.query<Row>(
      `SELECT ${columns} FROM accounts.accounts WHERE id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row ? toAccount(row) : null;
  }

  async rename(id: string, displayName: string): Promise<void> {
    await this.unitOfWork.query('UPDATE accounts.accounts SET display_name = $2 WHERE id = $1', [id, displayName]);
  }

  async setStatus(id: string, status: AccountStatus, banReason: string | null): Promise<void> {
    await this.unitOfWork.query('UPDATE accounts.accounts SET status = $2, ban_reason = $3 WHERE id = $1', [
      id,
      status,
      banReason,
    ]);
  }

  async touchLogin(id: string): Promise<void> {
    await this.unitOfWork.query('UPDATE accounts.accounts SET last_login_at = now() WHERE id = $1', [id]);
  }
}

const toAccount = (row: Row): Account => ({
  id: row.id,
  displayName: row.display_name,
  roles: row.roles,
  status: row.status,
});
