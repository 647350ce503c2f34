import { fenFromDatabase } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { LedgerAccount } from './ledger-accounts.dto';

type Row = Omit<LedgerAccount, 'balance' | 'createdAt'> & { balance: string; created_at: Date };

@Injectable()
export class LedgerAccountsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By name (byte order), up to `count` accounts after `after`, whose names begin with `prefix`. */
  async findPage(
    { prefix, nonZero }: { prefix: string; nonZero: boolean },
    after: string,
    count: number,
  ): Promise<LedgerAccount[]> {
    const rows = await this.unitOfWork.query<Row>(
      `SELECT name, kind, mode, balance, created_at FROM ledger.current_balances
       WHERE currency = 'CNY' AND name LIKE $1 AND name ~>~ $2 AND (NOT $3 OR balance <> 0) ORDER BY name USING ~<~ LIMIT $4`,
      [`${prefix.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`, after, nonZero, count],
    );
    return rows.map(({ name, kind, mode, balance, created_at: createdAt }) => ({
      name,
      kind,
      mode,
      balance: fenFromDatabase(balance),
      createdAt,
    }));
  }
}
