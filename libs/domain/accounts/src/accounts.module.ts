import { Module } from '@nestjs/common';

import { AccountsRepository } from './accounts/accounts.repository';
import { AccountsService } from './accounts/accounts.service';
import { ConsentsRepository } from './consents/consents.repository';
import { ConsentsService } from './consents/consents.service';
import { RevocationsRepository } from './revocations/revocations.repository';
import { RevocationsService } from './revocations/revocations.service';
import { SigningKeysRepository } from './signing-keys/signing-keys.repository';
import { VerificationKeysService } from './signing-keys/verification-keys.service';

/** What every service needs: names and roles, consents, the keys that verify tokens and which sign-ins ended. */
@Module({
  providers: [
    AccountsRepository,
    AccountsService,
    ConsentsRepository,
    ConsentsService,
    RevocationsRepository,
    RevocationsService,
    SigningKeysRepository,
    VerificationKeysService,
  ],
  exports: [
    AccountsRepository,
    AccountsService,
    ConsentsService,
    RevocationsService,
    SigningKeysRepository,
    VerificationKeysService,
  ],
})
export class AccountsModule {}
