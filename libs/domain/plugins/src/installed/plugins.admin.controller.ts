import { permissions } from '@hearken/contracts';
import { RequirePermission } from '@hearken/platform-auth';
import { Returns } from '@hearken/platform-http';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import { DeliveriesRepository } from '../deliveries/deliveries.repository';
import { PluginsRepository } from '../host/plugins.repository';
import { pluginsSchema, toPluginResponse } from './plugins.dto';

@ApiTags('plugins')
@Controller('plugins')
export class PluginsAdminController {
  constructor(
    private readonly plugins: PluginsRepository,
    private readonly deliveries: DeliveriesRepository,
  ) {}

  @Get()
  @RequirePermission(permissions.readPlugins)
  @ApiOperation({ operationId: 'listPlugins', summary: 'Installed plugins and how far each has come' })
  @Returns(pluginsSchema, { description: 'All installed plugins' })
  async listPlugins(): Promise<z.infer<typeof pluginsSchema>> {
    const counts = new Map((await this.deliveries.countByPlugin()).map((count) => [count.plugin, count]));
    const items = (await this.plugins.findAll()).map((plugin) => toPluginResponse(plugin, counts.get(plugin.name)));
    return { items, nextCursor: null };
  }
}
