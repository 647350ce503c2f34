import * as entities from '@hearken/entities';
import { AccessModule, RoleGrantsService } from '@hearken/domain-access';
import { AccountsModule, RevocationsService, VerificationKeysService } from '@hearken/domain-accounts';
import { ConversationsModule } from '@hearken/domain-conversations';
import { CounselorsModule } from '@hearken/domain-counselors';
import { MediaModule } from '@hearken/domain-media';
import { SessionsModule } from '@hearken/domain-sessions';
import { AuthModule } from '@hearken/platform-auth';
import { RedisModule } from '@hearken/platform-cache';
import { KeysModule } from '@hearken/platform-config';
import { DatabaseModule } from '@hearken/platform-database';
import { HttpModule } from '@hearken/platform-http';
import { MessagingModule } from '@hearken/platform-messaging';
import { ObservabilityModule } from '@hearken/platform-observability';
import { StorageModule } from '@hearken/platform-storage';
import { Module } from '@nestjs/common';

import { config } from './config';
import { AccountBus } from './delivery/account-bus';
import { FrameFanOut } from './delivery/frame-fan-out';
import { Attachments } from './presence/attachments';
import { CounselorStatuses } from './presence/counselor-statuses';
import { PresenceKeeping } from './presence/presence-keeping';
import { PresenceWatching } from './presence/presence-watching';
import { Connections } from './sockets/connections';
import { Dispatcher } from './sockets/dispatcher';
import { SocketLife } from './sockets/socket-life';
import { SocketServer } from './sockets/socket-server';
import { socketServicesProvider } from './sockets/socket-services';
import { StatsController } from './stats/stats.controller';
import { Departure } from './upkeep/departure';
import { PresenceRounds } from './upkeep/presence-rounds';
import { BeaconsAfterOutage, SocketUpkeep } from './upkeep/socket-upkeep';
import { Writing } from './upkeep/writing';

const auth = AuthModule.forRoot({
  imports: [AccountsModule, AccessModule],
  keys: VerificationKeysService,
  revocations: RevocationsService,
  grants: RoleGrantsService,
});

/** Holds the clients' sockets: appends to the log, reads it, and writes down who is there. */
@Module({
  imports: [
    config,
    KeysModule,
    ObservabilityModule.forRoot(),
    DatabaseModule.forRoot({ entities }),
    MessagingModule.forRoot(),
    RedisModule.forRoot(),
    StorageModule.forRoot(),
    HttpModule.forRoot(),
    auth,
    AccessModule,
    AccountsModule,
    ConversationsModule,
    CounselorsModule,
    MediaModule,
    SessionsModule,
  ],
  controllers: [StatsController],
  providers: [
    AccountBus,
    FrameFanOut,
    Connections,
    Dispatcher,
    socketServicesProvider,
    SocketServer,
    SocketLife,
    PresenceKeeping,
    Attachments,
    CounselorStatuses,
    PresenceWatching,
    PresenceRounds,
    SocketUpkeep,
    BeaconsAfterOutage,
    Departure,
    Writing,
  ],
})
export class AppModule {}
