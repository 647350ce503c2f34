import { CurrentActor, SignedIn, type Actor } from '@hearken/platform-auth';
import { pageSchema, type Page } from '@hearken/platform-database';
import { Paged } from '@hearken/platform-http';
import { Controller, Delete, Get, HttpCode, HttpStatus, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import {
  loginSessionParamsSchema,
  loginSessionSchema,
  toLoginSessionResponse,
  type LoginSessionParams,
  type LoginSessionResponse,
} from './login.dto';
import { LoginService } from './login.service';

@ApiTags('me')
@Controller('me/logins')
export class LoginSessionsController {
  constructor(private readonly logins: LoginService) {}

  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'listOwnLogins', summary: 'Where one is signed in' })
  @Paged(loginSessionSchema)
  async listOwnLogins(
    @CurrentActor() actor: Actor,
    @Query({ schema: pageSchema }) page: z.infer<typeof pageSchema>,
  ): Promise<Page<LoginSessionResponse>> {
    const { items, nextCursor } = await this.logins.list(actor.id, page);
    return { items: items.map((session) => toLoginSessionResponse(session, actor.sid)), nextCursor };
  }

  @Delete(':sid')
  @HttpCode(HttpStatus.NO_CONTENT)
  @SignedIn()
  @ApiOperation({ operationId: 'revokeOwnLogin', summary: 'End a sign-in of mine everywhere' })
  async revokeOwnLogin(
    @CurrentActor() actor: Actor,
    @Param({ schema: loginSessionParamsSchema }) params: LoginSessionParams,
  ): Promise<void> {
    await this.logins.revoke(actor, params.sid);
  }
}
