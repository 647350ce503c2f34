import { CounselorsModule } from '@hearken/domain-counselors';
import { RiskAdminModule } from '@hearken/domain-risk';
import { Module } from '@nestjs/common';

import { LiveAdminController } from './live/live.admin.controller';
import { LiveService } from './live/live.service';
import { OverviewAdminController } from './overview/overview.admin.controller';
import { OverviewService } from './overview/overview.service';
import { OpenSessionsRepository } from './rollups/open-sessions.repository';
import { RollupsRepository } from './rollups/rollups.repository';

/** Staff's dashboard. */
@Module({
  imports: [CounselorsModule, RiskAdminModule],
  controllers: [OverviewAdminController, LiveAdminController],
  providers: [RollupsRepository, OpenSessionsRepository, OverviewService, LiveService],
})
export class StatisticsAdminModule {}
