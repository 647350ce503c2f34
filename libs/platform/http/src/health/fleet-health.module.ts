import { Module, type DynamicModule } from '@nestjs/common';

import { FleetHealthController } from './fleet-health.controller';
import { FLEET, FleetHealthService } from './fleet-health.service';

/** `/healthz` of a whole fleet, for the one service that the gateway asks; list `healthz` under `unprefixed`. */
@Module({})
export class FleetHealthModule {
  static forRoot({ services }: { services: readonly string[] }): DynamicModule {
    return { ...FleetHealthModule.forStaff({ services }), controllers: [FleetHealthController] };
  }

  /** Without the public route: who imports it shows the report on a route of his own. */
  static forStaff({ services }: { services: readonly string[] }): DynamicModule {
    return {
      module: FleetHealthModule,
      providers: [{ provide: FLEET, useValue: services }, FleetHealthService],
      exports: [FleetHealthService],
    };
  }
}
