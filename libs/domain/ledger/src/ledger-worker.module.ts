import { Module } from '@nestjs/common';

import { MaturingJob } from './earnings/maturing.job';
import { InvariantsJob } from './invariants/invariants.job';
import { LedgerModule } from './ledger.module';
import { SealerJob } from './seals/sealer.job';

/** Sealing, maturing and the hourly check: worker role. Needs TimersModule or SweeperModule, and observability. */
@Module({ imports: [LedgerModule], providers: [SealerJob, InvariantsJob, MaturingJob] })
export class LedgerWorkerModule {}
