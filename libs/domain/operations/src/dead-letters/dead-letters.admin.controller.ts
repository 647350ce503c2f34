import { permissions } from '@hearken/contracts';
import { CurrentClient, type Client } from '@hearken/domain-accounts';
import { CurrentActor, RequirePermission, type Actor } from '@hearken/platform-auth';
import type { Page } from '@hearken/platform-database';
import { Idempotent, Paged, Returns } from '@hearken/platform-http';
import { Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import {
  deadLetterParamsSchema,
  deadLetterSchema,
  deadLettersQuerySchema,
  toDeadLetterResponse,
  type DeadLetterParams,
  type DeadLetterResponse,
  type DeadLettersQuery,
} from './dead-letters.dto';
import { DeadLettersDesk } from './dead-letters.service';

@ApiTags('system')
@Controller('system/dead-letters')
export class DeadLettersAdminController {
  constructor(private readonly desk: DeadLettersDesk) {}

  @Get()
  @RequirePermission(permissions.readSystem)
  @ApiOperation({ operationId: 'listDeadLetters', summary: 'Events that a consumer gave up on, newest first' })
  @Paged(deadLetterSchema)
  async listDeadLetters(
    @Query({ schema: deadLettersQuerySchema }) query: DeadLettersQuery,
  ): Promise<Page<DeadLetterResponse>> {
    const { items, nextCursor } = await this.desk.list(query);
    return { items: items.map(toDeadLetterResponse), nextCursor };
  }

  @Post(':id/replay')
  @HttpCode(HttpStatus.OK)
  @Idempotent()
  @RequirePermission(permissions.manageSystem)
  @ApiOperation({ operationId: 'replayDeadLetter', summary: 'Send the event again to the consumer that gave up' })
  @Returns(deadLetterSchema, { description: 'The letter, on its way again' })
  async replayDeadLetter(
    @CurrentActor() actor: Actor,
    @CurrentClient() client: Client,
    @Param({ schema: deadLetterParamsSchema }) { id }: DeadLetterParams,
  ): Promise<DeadLetterResponse> {
    return toDeadLetterResponse(await this.desk.replay(actor, id, client.address));
  }
}
