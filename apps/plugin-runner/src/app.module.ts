import * as entities from '@hearken/entities';
import { PluginsModule } from '@hearken/domain-plugins';
import { StatisticsModule } from '@hearken/domain-statistics';
import { RedisModule } from '@hearken/platform-cache';
import { KeysModule } from '@hearken/platform-config';
import { DatabaseModule } from '@hearken/platform-database';
import { HttpModule } from '@hearken/platform-http';
import { ConsumersModule, MessagingModule } from '@hearken/platform-messaging';
import { ObservabilityModule } from '@hearken/platform-observability';
import { Module } from '@nestjs/common';

import { config } from './config';

/** Runs plugins on what was said; nothing of the core runs beside foreign code. */
@Module({
  imports: [
    config,
    KeysModule,
    ObservabilityModule.forRoot(),
    DatabaseModule.forRoot({ entities }),
    MessagingModule.forRoot(),
    RedisModule.forRoot(),
    HttpModule.forRoot(),
    PluginsModule,
    StatisticsModule,
    ConsumersModule.forRoot(),
  ],
})
export class AppModule {}
