import { AccessWorkerModule } from '@hearken/domain-access';
import { AccountsApiModule, AccountsRegistrationModule } from '@hearken/domain-accounts';
import { ConversationsModule } from '@hearken/domain-conversations';
import { CounselorsModule } from '@hearken/domain-counselors';
import { LedgerModule } from '@hearken/domain-ledger';
import { ReviewsModule } from '@hearken/domain-reviews';
import { SessionsModule } from '@hearken/domain-sessions';
import * as entities from '@hearken/entities';
import { CacheModule } from '@hearken/platform-cache';
import { KeysModule } from '@hearken/platform-config';
import { DatabaseModule } from '@hearken/platform-database';
import { MessagingModule } from '@hearken/platform-messaging';
import { Module } from '@nestjs/common';

import { config } from './config';
import { DemoChats } from './demo/demo-chats';
import { DemoPeople } from './demo/demo-people';
import { DemoSeed } from './demo/demo-seed';
import { DemoSessions } from './demo/demo-sessions';

/** The domains that the operator's commands work through; no HTTP, no timers. */
@Module({
  imports: [
    config,
    KeysModule,
    DatabaseModule.forRoot({ entities }),
    MessagingModule.forRoot(),
    CacheModule.forRoot(),
    AccessWorkerModule,
    AccountsApiModule,
    AccountsRegistrationModule,
    CounselorsModule,
    LedgerModule,
    ConversationsModule,
    SessionsModule,
    ReviewsModule,
  ],
  providers: [DemoPeople, DemoSessions, DemoChats, DemoSeed],
})
export class CliModule {}
