import { Module } from '@nestjs/common';

import { LedgerAccountsAdminController } from './accounts/ledger-accounts.admin.controller';
import { LedgerAccountsRepository } from './accounts/ledger-accounts.repository';
import { LedgerAccountsService } from './accounts/ledger-accounts.service';
import { InvariantsAdminController } from './invariants/invariants.admin.controller';
import { JournalsAdminController } from './journals/journals.admin.controller';
import { LedgerModule } from './ledger.module';

/** Routes of finance; they only read. */
@Module({
  imports: [LedgerModule],
  providers: [LedgerAccountsRepository, LedgerAccountsService],
  controllers: [LedgerAccountsAdminController, JournalsAdminController, InvariantsAdminController],
})
export class LedgerAdminModule {}
