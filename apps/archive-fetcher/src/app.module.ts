import { AccessModule, RoleGrantsService } from '@hearken/domain-access';
import { AccountsModule, RevocationsService, VerificationKeysService } from '@hearken/domain-accounts';
import { ArchiveModule } from '@hearken/domain-archive';
import * as entities from '@hearken/entities';
import { AuthModule } from '@hearken/platform-auth';
import { RedisModule } from '@hearken/platform-cache';
import { KeysModule } from '@hearken/platform-config';
import { DatabaseModule } from '@hearken/platform-database';
import { HttpModule } from '@hearken/platform-http';
import { ConsumersModule, MessagingModule } from '@hearken/platform-messaging';
import { ObservabilityModule } from '@hearken/platform-observability';
import { Module } from '@nestjs/common';

import { config } from './config';

/** Writes what was said into the archive and lets those who may read it. */
@Module({
  imports: [
    config,
    KeysModule,
    ObservabilityModule.forRoot(),
    DatabaseModule.forRoot({ entities }),
    MessagingModule.forRoot(),
    RedisModule.forRoot(),
    HttpModule.forRoot(),
    AuthModule.forRoot({
      imports: [AccountsModule, AccessModule],
      keys: VerificationKeysService,
      revocations: RevocationsService,
      grants: RoleGrantsService,
    }),
    ArchiveModule,
    ConsumersModule.forRoot(),
  ],
})
export class AppModule {}
