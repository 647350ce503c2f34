import { fen, type Fen } from '@hearken/contracts';
import type { ConfigOf } from '@hearken/platform-config';
import { UnitOfWork } from '@hearken/platform-database';
import { Inject, Injectable } from '@nestjs/common';

import { account } from '../chart/chart';
import type { JournalReference } from '../journals/journal';
import { nonZero } from '../journals/journal.rules';
import { LedgerService } from '../journals/ledger.service';
import { ledgerConfig } from '../ledger.config';
import { splitMatured } from './earnings.rules';
import { MaturitiesRepository } from './maturities.repository';

/** Turns what counselors have earned into what they may withdraw, some days later. */
@Injectable()
export class MaturitiesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: LedgerService,
    private readonly maturities: MaturitiesRepository,
    @Inject(ledgerConfig.token) private readonly config: ConfigOf<typeof ledgerConfig>,
  ) {}

  /** Notes that an amount was credited to counselor:pending and matures with the rest of its reference. */
  async earned({
    counselorId,
    reference,
    amount,
  }: {
    counselorId: string;
    reference: JournalReference;
    amount: Fen;
  }): Promise<void> {
    if (amount > 0) await this.maturities.add(counselorId, reference, amount, this.config.maturingDays);
  }

  /** Matures everything that is due, one transaction each; tells how many. */
  async matureDue(): Promise<number> {
    let count = 0;
    while (await this.unitOfWork.run(() => this.matureNext())) count++;
    return count;
  }

  private async matureNext(): Promise<boolean> {
    const due = await this.maturities.lockNextDue();
    if (!due) return false;
    const { counselorId, id } = due;
    const [pending, available, receivable] = [
      account.pending(counselorId),
      account.available(counselorId),
      account.receivable(counselorId),
    ];
    const locked = await this.ledger.lock([pending, available, receivable]);

    const { total, netted } = splitMatured(due.amount, locked.get(pending)!, locked.get(receivable)!);
    if (total > 0) {
      await this.ledger.post({
        key: `mature:${id}`,
        kind: 'earnings_matured',
        reference: { type: 'maturity', id },
        lines: nonZero([
          { account: pending, debit: total },
          { account: receivable, credit: netted },
          { account: available, credit: fen(total - netted) },
        ]),
      });
    }
    await this.maturities.markMatured(id);
    return true;
  }
}
