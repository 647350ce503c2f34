import { Public } from '@hearken/platform-auth';
import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { Returns } from '../request/responses.decorators';
import { fleetHealthSchema, FleetHealthService, type FleetHealth } from './fleet-health.service';

@Controller('healthz')
export class FleetHealthController {
  constructor(private readonly fleet: FleetHealthService) {}

  @Get()
  @Public('load balancers and people ask before anybody signs in; it names services and nothing of their data')
  @ApiOperation({ operationId: 'fleetHealth', summary: 'State of every service; 503 until all are ready' })
  @Returns(fleetHealthSchema, { description: 'Every service is ready; with 503 the same body says which are not' })
  async report(@Res({ passthrough: true }) reply: FastifyReply): Promise<FleetHealth> {
    const health = await this.fleet.report();
    if (health.status !== 'ready') reply.code(HttpStatus.SERVICE_UNAVAILABLE);
    return health;
  }
}
