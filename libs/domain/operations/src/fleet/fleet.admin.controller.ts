import { permissions } from '@hearken/contracts';
import { RequirePermission } from '@hearken/platform-auth';
import { fleetHealthSchema, FleetHealthService, Returns, type FleetHealth } from '@hearken/platform-http';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

@ApiTags('system')
@Controller('system/health')
export class FleetAdminController {
  constructor(private readonly fleet: FleetHealthService) {}

  @Get()
  @RequirePermission(permissions.readSystem)
  @ApiOperation({ operationId: 'getSystemHealth', summary: 'How each service says it is' })
  @Returns(fleetHealthSchema, { description: '200 also when a service is not well: the body says which' })
  getSystemHealth(): Promise<FleetHealth> {
    return this.fleet.report();
  }
}
