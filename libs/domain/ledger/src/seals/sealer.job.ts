import { Every } from '@hearken/platform-messaging';
import { Metrics } from '@hearken/platform-observability';
import { Injectable } from '@nestjs/common';

import { SealerService } from './sealer.service';
import { SealsRepository } from './seals.repository';

/** Seals at least once a second and shows how old the unsealed tail is. */
@Injectable()
export class SealerJob {
  constructor(
    private readonly sealer: SealerService,
    private readonly seals: SealsRepository,
    private readonly metrics: Metrics,
  ) {}

  @Every(500, { name: 'ledger-seal' })
  async seal(): Promise<void> {
    await this.sealer.sealAll();
    this.metrics
      .gauge('ledger_unsealed_age_seconds', 'Age of the oldest journal without a seal')
      .set(await this.seals.oldestUnsealedSeconds());
  }
}
