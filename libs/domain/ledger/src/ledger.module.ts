import { Module } from '@nestjs/common';

import { EarningsService } from './earnings/earnings.service';
import { MaturitiesRepository } from './earnings/maturities.repository';
import { MaturitiesService } from './earnings/maturities.service';
import { LedgerInvariants } from './invariants/ledger-invariants.service';
import { JournalsRepository } from './journals/journals.repository';
import { LedgerService } from './journals/ledger.service';
import { MovementsRepository } from './journals/movements.repository';
import { SealerService } from './seals/sealer.service';
import { SealsRepository } from './seals/seals.repository';
import { HoldsRepository } from './wallet/holds.repository';
import { SessionChargesService } from './wallet/session-charges.service';
import { SessionHoldsService } from './wallet/session-holds.service';
import { WalletService } from './wallet/wallet.service';

/** The ledger for whoever moves money. Needs `ledgerConfig` and the database. */
@Module({
  providers: [
    JournalsRepository,
    MovementsRepository,
    LedgerService,
    HoldsRepository,
    SessionHoldsService,
    SessionChargesService,
    WalletService,
    MaturitiesRepository,
    MaturitiesService,
    EarningsService,
    SealsRepository,
    SealerService,
    LedgerInvariants,
  ],
  exports: [
    LedgerService,
    WalletService,
    EarningsService,
    MaturitiesService,
    SealerService,
    SealsRepository,
    LedgerInvariants,
  ],
})
export class LedgerModule {}
