import { Module } from '@nestjs/common';

import { OpenSessionsRepository } from './rollups/open-sessions.repository';
import { RollupsConsumer } from './rollups/rollups.consumer';
import { RollupsRepository } from './rollups/rollups.repository';

/** Keeps the counts. */
@Module({ providers: [RollupsRepository, OpenSessionsRepository, RollupsConsumer] })
export class StatisticsModule {}
