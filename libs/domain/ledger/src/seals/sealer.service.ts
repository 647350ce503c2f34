import type { ConfigOf } from '@hearken/platform-config';
import { Inject, Injectable, Logger } from '@nestjs/common';

import { ledgerConfig } from '../ledger.config';
import { SealsRepository } from './seals.repository';

/** Gives journals their place in the chain and folds them into the hot accounts. */
@Injectable()
export class SealerService {
  private readonly logger = new Logger(SealerService.name);

  constructor(
    private readonly seals: SealsRepository,
    @Inject(ledgerConfig.token) private readonly config: ConfigOf<typeof ledgerConfig>,
  ) {}

  /** Seals until nothing is left; tells how many. Safe in any number of processes: one works, the others do nothing. */
  async sealAll(): Promise<number> {
    let total = 0;
    for (;;) {
      const { sealed, refused } = await this.seals.seal(this.config.sealBatch);
      total += sealed;
      if (refused > 0)
        this.logger.error(
          `${refused} journals do not match their content hash and stay unsealed; run "hearken ledger verify"`,
        );
      if (sealed < this.config.sealBatch) return total;
    }
  }
}
