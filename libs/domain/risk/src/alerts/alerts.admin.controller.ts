import { permissions } from '@hearken/contracts';
import { CurrentActor, RequirePermission, type Actor } from '@hearken/platform-auth';
import type { Page } from '@hearken/platform-database';
import { Paged, Returns } from '@hearken/platform-http';
import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import {
  alertParamsSchema,
  alertSchema,
  alertsQuerySchema,
  toAlertFilter,
  toAlertResponse,
  type AlertParams,
  type AlertResponse,
  type AlertsQuery,
} from './alerts.dto';
import { AlertsDesk } from './alerts.service';

@ApiTags('alerts')
@Controller('alerts')
export class AlertsAdminController {
  constructor(private readonly desk: AlertsDesk) {}

  @Get()
  @RequirePermission(permissions.readAlerts)
  @ApiOperation({ operationId: 'listAlerts', summary: 'Alerts that plugins raised, newest first' })
  @Paged(alertSchema, { description: 'A page of alerts' })
  async listAlerts(@Query({ schema: alertsQuerySchema }) query: AlertsQuery): Promise<Page<AlertResponse>> {
    const page = await this.desk.list(toAlertFilter(query));
    return { ...page, items: page.items.map(toAlertResponse) };
  }

  @Post(':alertId/acknowledge')
  @RequirePermission(permissions.handleAlerts)
  @ApiOperation({ operationId: 'acknowledgeAlert', summary: 'Say that someone has seen to it' })
  @Returns(alertSchema, { description: 'The alert, acknowledged' })
  async acknowledgeAlert(
    @CurrentActor() actor: Actor,
    @Param({ schema: alertParamsSchema }) { alertId }: AlertParams,
  ): Promise<AlertResponse> {
    return toAlertResponse(await this.desk.acknowledge(actor, alertId));
  }
}
