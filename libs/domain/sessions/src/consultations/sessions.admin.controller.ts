import { permissions } from '@hearken/contracts';
import { RequirePermission } from '@hearken/platform-auth';
import { Paged, Returns } from '@hearken/platform-http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import { AdminSessions } from './admin-sessions';
import {
  adminSessionDetailSchema,
  adminSessionQuerySchema,
  sessionParamsSchema,
  sessionSchema,
  type AdminSessionDetailResponse,
  type AdminSessionQuery,
  type SessionParams,
} from './sessions.dto';

@ApiTags('sessions')
@Controller('sessions')
export class SessionsAdminController {
  constructor(private readonly sessions: AdminSessions) {}

  @Get()
  @RequirePermission(permissions.readSessions)
  @ApiOperation({ operationId: 'listSessions', summary: 'All sessions, newest first' })
  @Paged(sessionSchema, { description: 'Sessions, newest first' })
  listSessions(@Query({ schema: adminSessionQuerySchema }) query: AdminSessionQuery) {
    return this.sessions.list(query);
  }

  @Get(':id')
  @RequirePermission(permissions.readSessions)
  @ApiOperation({ operationId: 'getSession', summary: 'One session with its history, offers and bill' })
  @Returns(adminSessionDetailSchema, { description: 'Everything but what was said' })
  getSession(@Param({ schema: sessionParamsSchema }) { id }: SessionParams): Promise<AdminSessionDetailResponse> {
    return this.sessions.detail(id);
  }
}
