import { AccessAdminModule, AccessModule, RoleGrantsService } from '@hearken/domain-access';
import {
  AccountsAdminModule,
  AccountsModule,
  RevocationsService,
  VerificationKeysService,
} from '@hearken/domain-accounts';
import { ConversationsAdminModule } from '@hearken/domain-conversations';
import { CounselorsAdminModule } from '@hearken/domain-counselors';
import { LedgerAdminModule } from '@hearken/domain-ledger';
import { OperationsAdminModule } from '@hearken/domain-operations';
import { PaymentsAdminModule } from '@hearken/domain-payments';
import { PluginsAdminModule } from '@hearken/domain-plugins';
import { RiskAdminModule } from '@hearken/domain-risk';
import { SessionsAdminModule } from '@hearken/domain-sessions';
import { StatisticsAdminModule } from '@hearken/domain-statistics';
import * as entities from '@hearken/entities';
import { AuthModule } from '@hearken/platform-auth';
import { CacheModule } from '@hearken/platform-cache';
import { KeysModule } from '@hearken/platform-config';
import { DatabaseModule } from '@hearken/platform-database';
import { HttpModule } from '@hearken/platform-http';
import { MessagingModule } from '@hearken/platform-messaging';
import { ObservabilityModule } from '@hearken/platform-observability';
import { StorageModule } from '@hearken/platform-storage';
import { Module } from '@nestjs/common';

import { config, fleet } from './config';

/** REST for staff. Verifies tokens and issues none. */
@Module({
  imports: [
    config,
    KeysModule,
    ObservabilityModule.forRoot(),
    DatabaseModule.forRoot({ entities }),
    MessagingModule.forRoot(),
    CacheModule.forRoot(),
    StorageModule.forRoot(),
    HttpModule.forRoot(),
    AuthModule.forRoot({
      imports: [AccountsModule, AccessModule],
      keys: VerificationKeysService,
      revocations: RevocationsService,
      grants: RoleGrantsService,
    }),
    AccessAdminModule,
    AccountsAdminModule,
    CounselorsAdminModule,
    ConversationsAdminModule,
    LedgerAdminModule,
    OperationsAdminModule.forRoot({ services: fleet }),
    PaymentsAdminModule,
    PluginsAdminModule,
    RiskAdminModule,
    SessionsAdminModule,
    StatisticsAdminModule,
  ],
})
export class AppModule {}
