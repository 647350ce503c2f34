import { permissions } from '@hearken/contracts';
import { CurrentActor, RequirePermission, type Actor } from '@hearken/platform-auth';
import { Paged, Returns } from '@hearken/platform-http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import { SessionQueries } from './session-queries';
import {
  billSchema,
  sessionListQuerySchema,
  sessionParamsSchema,
  sessionSchema,
  type BillResponse,
  type SessionListQuery,
  type SessionParams,
  type SessionResponse,
} from './sessions.dto';

@ApiTags('sessions')
@Controller('sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionQueries) {}

  @Get()
  @RequirePermission(permissions.useChat)
  @ApiOperation({
    operationId: 'listSessions',
    summary: 'My sessions, newest first; for counselors with the offers to them',
  })
  @Paged(sessionSchema, { description: 'Sessions, newest first' })
  listSessions(@CurrentActor() actor: Actor, @Query({ schema: sessionListQuerySchema }) query: SessionListQuery) {
    return this.sessions.list(actor, query);
  }

  @Get(':id')
  @RequirePermission(permissions.useChat)
  @ApiOperation({ operationId: 'getSession', summary: 'One of my sessions' })
  @Returns(sessionSchema, { description: 'The session as it stands' })
  getSession(
    @CurrentActor() actor: Actor,
    @Param({ schema: sessionParamsSchema }) { id }: SessionParams,
  ): Promise<SessionResponse> {
    return this.sessions.view(actor, id);
  }

  @Get(':id/bill')
  @RequirePermission(permissions.useChat)
  @ApiOperation({ operationId: 'getSessionBill', summary: 'What a session costs, minute by minute' })
  @Returns(billSchema, { description: 'The bill; final once the session is settled' })
  getSessionBill(
    @CurrentActor() actor: Actor,
    @Param({ schema: sessionParamsSchema }) { id }: SessionParams,
  ): Promise<BillResponse> {
    return this.sessions.bill(actor, id);
  }
}
