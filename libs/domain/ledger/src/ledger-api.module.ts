import { Module } from '@nestjs/common';

import { EarningsController } from './earnings/earnings.controller';
import { LedgerModule } from './ledger.module';
import { WalletController } from './wallet/wallet.controller';

/** Routes of users and counselors. */
@Module({ imports: [LedgerModule], controllers: [WalletController, EarningsController] })
export class LedgerApiModule {}
