import * as entities from '@hearken/entities';
import { MediaWorkerModule } from '@hearken/domain-media';
import { RedisModule } from '@hearken/platform-cache';
import { KeysModule } from '@hearken/platform-config';
import { DatabaseModule } from '@hearken/platform-database';
import { HttpModule } from '@hearken/platform-http';
import { ConsumersModule, MessagingModule, SweeperModule } from '@hearken/platform-messaging';
import { ObservabilityModule } from '@hearken/platform-observability';
import { StorageModule } from '@hearken/platform-storage';
import { Module } from '@nestjs/common';

import { config } from './config';

/** Checks uploads, makes thumbnails and serves signed links. Its links are its access control, so it asks nobody to sign in. */
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
    MediaWorkerModule,
    ConsumersModule.forRoot(),
    SweeperModule.forRoot(),
  ],
})
export class AppModule {}
