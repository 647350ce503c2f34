import { AccessModule } from '@hearken/domain-access';
import { FleetHealthModule } from '@hearken/platform-http';
import { Module, type DynamicModule } from '@nestjs/common';

import { DeadLettersAdminController } from './dead-letters/dead-letters.admin.controller';
import { DeadLettersDesk } from './dead-letters/dead-letters.service';
import { FleetAdminController } from './fleet/fleet.admin.controller';

/** Staff's routes. */
@Module({})
export class OperationsAdminModule {
  static forRoot({ services }: { services: readonly string[] }): DynamicModule {
    return {
      module: OperationsAdminModule,
      imports: [AccessModule, FleetHealthModule.forStaff({ services })],
      controllers: [FleetAdminController, DeadLettersAdminController],
      providers: [DeadLettersDesk],
    };
  }
}
