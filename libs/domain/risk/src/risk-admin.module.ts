import { AccessModule } from '@hearken/domain-access';
import { Module } from '@nestjs/common';

import { AlertsAdminController } from './alerts/alerts.admin.controller';
import { AlertsRepository } from './alerts/alerts.repository';
import { AlertsDesk } from './alerts/alerts.service';

/** Staff's routes. */
@Module({
  imports: [AccessModule],
  controllers: [AlertsAdminController],
  providers: [AlertsRepository, AlertsDesk],
  exports: [AlertsDesk],
})
export class RiskAdminModule {}
