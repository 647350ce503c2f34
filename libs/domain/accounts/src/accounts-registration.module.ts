import { Module } from '@nestjs/common';

import { CredentialsRepository } from './login/credentials.repository';
import { PasswordsService } from './login/passwords.service';
import { RegistrationService } from './login/registration.service';
import { PersonalAccountsModule } from './personal-accounts.module';

/** Opens accounts: for api, and for the operators' command. */
@Module({
  imports: [PersonalAccountsModule],
  providers: [CredentialsRepository, PasswordsService, RegistrationService],
  exports: [PersonalAccountsModule, CredentialsRepository, PasswordsService, RegistrationService],
})
export class AccountsRegistrationModule {}
