import { AccessModule, RoleGrantsService } from '@hearken/domain-access';
import {
  AccountsApiModule,
  AccountsModule,
  RevocationsService,
  VerificationKeysService,
} from '@hearken/domain-accounts';
import { ConversationsApiModule } from '@hearken/domain-conversations';
import { CounselorsApiModule } from '@hearken/domain-counselors';
import { LedgerApiModule } from '@hearken/domain-ledger';
import { MediaApiModule } from '@hearken/domain-media';
import { PaymentsApiModule } from '@hearken/domain-payments';
import { ReviewsApiModule } from '@hearken/domain-reviews';
import { SessionsApiModule } from '@hearken/domain-sessions';
import * as entities from '@hearken/entities';
import { AuthModule } from '@hearken/platform-auth';
import { CacheModule } from '@hearken/platform-cache';
import { KeysModule } from '@hearken/platform-config';
import { DatabaseModule } from '@hearken/platform-database';
import { FleetHealthModule, HttpModule } from '@hearken/platform-http';
import { MessagingModule } from '@hearken/platform-messaging';
import { ObservabilityModule } from '@hearken/platform-observability';
import { StorageModule } from '@hearken/platform-storage';
import { Module } from '@nestjs/common';

import { config, fleet, isWorker } from './config';
import { WorkerModule } from './worker.module';

/** REST for users and counselors, the only issuer of tokens, and by WORKER_ROLE the fleet's timed work. */
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
    FleetHealthModule.forRoot({ services: fleet }),
    AccountsApiModule,
    CounselorsApiModule,
    LedgerApiModule,
    PaymentsApiModule,
    ConversationsApiModule,
    MediaApiModule,
    SessionsApiModule,
    ReviewsApiModule,
    ...(isWorker ? [WorkerModule] : []),
  ],
})
export class AppModule {}
