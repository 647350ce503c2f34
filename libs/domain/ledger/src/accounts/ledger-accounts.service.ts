import { decodeCursor, toPage, type Page } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

import { templateOf } from '../chart/chart.rules';
import type { LedgerAccount, LedgerAccountsQuery } from './ledger-accounts.dto';
import { LedgerAccountsRepository } from './ledger-accounts.repository';

const cursorSchema = z.tuple([z.string().refine((name) => templateOf(name) !== undefined)]);

@Injectable()
export class LedgerAccountsService {
  constructor(private readonly accounts: LedgerAccountsRepository) {}

  /** Accounts with their balances, by name. */
  async list({ prefix = '', nonZero, cursor, limit }: LedgerAccountsQuery): Promise<Page<LedgerAccount>> {
    const after = cursor === undefined ? '' : decodeCursor(cursor, cursorSchema)[0];
    const rows = await this.accounts.findPage({ prefix, nonZero: nonZero === 'true' }, after, limit + 1);
    return toPage(rows, limit, ({ name }) => [name]);
  }
}
