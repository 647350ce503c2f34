import { permissions } from '@hearken/contracts';
import { RequirePermission } from '@hearken/platform-auth';
import { Returns } from '@hearken/platform-http';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import {
  overviewQuerySchema,
  overviewSchema,
  seriesQuerySchema,
  seriesSchema,
  toOverviewResponse,
  toSeriesResponse,
  type OverviewQuery,
  type OverviewResponse,
  type SeriesQuery,
  type SeriesResponse,
} from './overview.dto';
import { OverviewService } from './overview.service';

@ApiTags('dashboard')
@Controller('dashboard')
export class OverviewAdminController {
  constructor(private readonly overview: OverviewService) {}

  @Get()
  @RequirePermission(permissions.readDashboard)
  @ApiOperation({ operationId: 'getDashboard', summary: 'What is going on now, and today against yesterday' })
  @Returns(overviewSchema, { description: 'Live numbers and totals' })
  async getDashboard(@Query({ schema: overviewQuerySchema }) { zone }: OverviewQuery): Promise<OverviewResponse> {
    return toOverviewResponse(await this.overview.overview(zone));
  }

  @Get('series')
  @RequirePermission(permissions.readDashboard)
  @ApiOperation({ operationId: 'getDashboardSeries', summary: 'Counts by hour or day' })
  @Returns(seriesSchema, { description: 'Buckets that have a count' })
  async getDashboardSeries(@Query({ schema: seriesQuerySchema }) query: SeriesQuery): Promise<SeriesResponse> {
    return toSeriesResponse(await this.overview.series(query));
  }
}
