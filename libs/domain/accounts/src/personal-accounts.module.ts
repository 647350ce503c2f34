import { AccessModule } from '@hearken/domain-access';
import { Module } from '@nestjs/common';

import { AccountsModule } from './accounts.module';
import { OwnAccountService } from './accounts/own-account.service';
import { PersonalAccountsRepository } from './accounts/personal-accounts.repository';
import { PersonalFieldsService } from './identifiers/personal-fields.service';
import { LoginSessionsRepository } from './login/login-sessions.repository';
import { LoginRevoker } from './revocations/login-revoker.service';

/** What reads personal fields or ends sign-ins: only for the modules of api and admin-api, whose roles have the grants. */
@Module({
  imports: [AccountsModule, AccessModule],
  providers: [
    PersonalFieldsService,
    PersonalAccountsRepository,
    OwnAccountService,
    LoginSessionsRepository,
    LoginRevoker,
  ],
  exports: [
    AccountsModule,
    AccessModule,
    PersonalFieldsService,
    PersonalAccountsRepository,
    OwnAccountService,
    LoginSessionsRepository,
    LoginRevoker,
  ],
})
export class PersonalAccountsModule {}
