import { fen } from '@hearken/contracts';
import { toPage, type Page, type PageQuery } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { account } from '../chart/chart';
import { idOf, LedgerService } from '../journals/ledger.service';
import { MovementsRepository } from '../journals/movements.repository';
import type { Earnings, EarningsEntry } from './earnings';

/** What counselors have earned. */
@Injectable()
export class EarningsService {
  constructor(
    private readonly ledger: LedgerService,
    private readonly movements: MovementsRepository,
  ) {}

  /** Balances now, net of commission. */
  async earnings(counselorId: string): Promise<Earnings> {
    const [pending, available, withdrawing, receivable] = namesOf(counselorId);
    const found = await this.ledger.balances([pending, available, withdrawing, receivable]);
    return {
      pending: found.get(pending)!,
      available: found.get(available)!,
      withdrawing: found.get(withdrawing)!,
      owed: fen(Math.abs(found.get(receivable)!)),
    };
  }

  /** Each change, newest first. */
  async entries(counselorId: string, { cursor, limit }: PageQuery): Promise<Page<EarningsEntry>> {
    const [pending, available, withdrawing] = namesOf(counselorId);
    const rows = await this.movements.findPage(
      [pending, available, withdrawing],
      cursor === undefined ? null : idOf(cursor),
      limit + 1,
    );
    const entries = rows.map(({ changes, ...rest }) => ({
      ...rest,
      pending: fen(changes[pending] ?? 0),
      available: fen(changes[available] ?? 0),
      withdrawing: fen(changes[withdrawing] ?? 0),
    }));
    return toPage(entries, limit, ({ id }) => [id]);
  }
}

const namesOf = (counselorId: string) =>
  [
    account.pending(counselorId),
    account.available(counselorId),
    account.withdrawing(counselorId),
    account.receivable(counselorId),
  ] as const;
