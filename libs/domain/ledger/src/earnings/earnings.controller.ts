import { permissions } from '@hearken/contracts';
import { CurrentActor, RequirePermission, type Actor } from '@hearken/platform-auth';
import { pageSchema, type PageQuery } from '@hearken/platform-database';
import { Paged, Returns } from '@hearken/platform-http';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import {
  earningsEntrySchema,
  earningsSchema,
  toEarningsEntryResponse,
  toEarningsResponse,
  type EarningsResponse,
} from './earnings.dto';
import { EarningsService } from './earnings.service';

@ApiTags('earnings')
@Controller('counselor/earnings')
export class EarningsController {
  constructor(private readonly earnings: EarningsService) {}

  @Get()
  @RequirePermission(permissions.readOwnEarnings)
  @ApiOperation({ operationId: 'getEarnings', summary: 'What a counselor has earned' })
  @Returns(earningsSchema, { description: 'Balances now, net of commission' })
  async getEarnings(@CurrentActor() actor: Actor): Promise<EarningsResponse> {
    return toEarningsResponse(await this.earnings.earnings(actor.id));
  }

  @Get('entries')
  @RequirePermission(permissions.readOwnEarnings)
  @ApiOperation({ operationId: 'listEarningsEntries', summary: 'Each change of the earnings, newest first' })
  @Paged(earningsEntrySchema, { description: 'Entries, newest first' })
  async listEarningsEntries(@CurrentActor() actor: Actor, @Query({ schema: pageSchema }) page: PageQuery) {
    const { items, nextCursor } = await this.earnings.entries(actor.id, page);
    return { items: items.map(toEarningsEntryResponse), nextCursor };
  }
}
