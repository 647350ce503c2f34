import { Every } from '@hearken/platform-messaging';
import { Metrics } from '@hearken/platform-observability';
import { Injectable, Logger } from '@nestjs/common';

import { LedgerInvariants } from './ledger-invariants.service';

const HOUR_MS = 3_600_000;

/** Checks the invariants every hour; a broken one is an error in the log and a metric to alert on. */
@Injectable()
export class InvariantsJob {
  private readonly logger = new Logger(InvariantsJob.name);

  constructor(
    private readonly invariants: LedgerInvariants,
    private readonly metrics: Metrics,
  ) {}

  @Every(HOUR_MS, { name: 'ledger-invariants' })
  async check(): Promise<void> {
    const { results } = await this.invariants.check();
    const broken = this.metrics.gauge('ledger_invariant_broken', '1 while an invariant of the ledger does not hold', [
      'invariant',
    ]);
    for (const { id, ok, offending } of results) {
      broken.set({ invariant: id }, ok ? 0 : 1);
      if (!ok) this.logger.error(`Invariant ${id} is broken: ${offending.join('; ')}`);
    }
  }
}
