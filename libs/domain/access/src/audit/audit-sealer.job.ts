import { Every } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import { AuditChainService } from './audit-chain.service';

/** Timed work of the audit (worker role): every entry has its place in the chain at most a second after its commit. */
@Injectable()
export class AuditSealerJob {
  constructor(private readonly chain: AuditChainService) {}

  @Every(500, { name: 'access-audit-seal' })
  async seal(): Promise<void> {
    // Until nothing is left: after an outage there may be more than one batch.
    while ((await this.chain.seal()) > 0);
  }
}
