import { Module } from '@nestjs/common';

import { LoginHousekeepingJob } from './login/login-housekeeping.job';
import { PersonalAccountsModule } from './personal-accounts.module';

/** Worker role: ends the life of what has expired. */
@Module({ imports: [PersonalAccountsModule], providers: [LoginHousekeepingJob] })
export class AccountsWorkerModule {}
