import { Module } from '@nestjs/common';

import { AccountsAdminController } from './accounts/accounts.admin.controller';
import { AccountsAdminService } from './accounts/accounts-admin.service';
import { UserDetailsService } from './accounts/user-details.service';
import { PersonalAccountsModule } from './personal-accounts.module';

/** Routes of staff. */
@Module({
  imports: [PersonalAccountsModule],
  controllers: [AccountsAdminController],
  providers: [AccountsAdminService, UserDetailsService],
  exports: [AccountsAdminService],
})
export class AccountsAdminModule {}
