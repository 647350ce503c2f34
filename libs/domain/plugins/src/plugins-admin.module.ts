import { Module } from '@nestjs/common';

import { DeliveriesRepository } from './deliveries/deliveries.repository';
import { PluginsRepository } from './host/plugins.repository';
import { PluginsAdminController } from './installed/plugins.admin.controller';

/** Staff's routes. */
@Module({ controllers: [PluginsAdminController], providers: [PluginsRepository, DeliveriesRepository] })
export class PluginsAdminModule {}
