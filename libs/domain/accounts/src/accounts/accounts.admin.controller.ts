import { permissions } from '@hearken/contracts';
import { CurrentActor, RequirePermission, type Actor } from '@hearken/platform-auth';
import type { Page } from '@hearken/platform-database';
import { Paged, Returns } from '@hearken/platform-http';
import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import { CurrentClient } from '../login/client.decorator';
import type { Client } from '../login/login';
import { AccountsAdminService } from './accounts-admin.service';
import {
  adminMeSchema,
  banUserSchema,
  listUsersQuerySchema,
  toAdminMeResponse,
  toUserDetailResponse,
  toUserResponse,
  userDetailSchema,
  userParamsSchema,
  userSchema,
  type AdminMeResponse,
  type BanUser,
  type ListUsersQuery,
  type UserDetailResponse,
  type UserParams,
  type UserResponse,
} from './accounts.dto';
import { OwnAccountService } from './own-account.service';

@ApiTags('users')
@Controller()
export class AccountsAdminController {
  constructor(
    private readonly accounts: AccountsAdminService,
    private readonly ownAccounts: OwnAccountService,
  ) {}

  @Get('me')
  @RequirePermission(permissions.openAdmin)
  @ApiOperation({ operationId: 'getMe', summary: 'Who is signed in, and his permissions' })
  @Returns(adminMeSchema, { description: 'The staff member' })
  async getMe(@CurrentActor() actor: Actor): Promise<AdminMeResponse> {
    return toAdminMeResponse(await this.ownAccounts.find(actor.id));
  }

  @Get('users')
  @RequirePermission(permissions.readUsers)
  @ApiOperation({ operationId: 'listUsers', summary: 'Accounts, newest first' })
  @Paged(userSchema)
  async listUsers(@Query({ schema: listUsersQuerySchema }) query: ListUsersQuery): Promise<Page<UserResponse>> {
    const { items, nextCursor } = await this.accounts.list(query);
    return { items: items.map(toUserResponse), nextCursor };
  }

  @Get('users/:id')
  @RequirePermission(permissions.readUsers)
  @ApiOperation({ operationId: 'getUser', summary: 'One account' })
  @Returns(userDetailSchema, { description: 'The account with its live sign-ins' })
  async getUser(@Param({ schema: userParamsSchema }) { id }: UserParams): Promise<UserDetailResponse> {
    return toUserDetailResponse(await this.accounts.find(id));
  }

  @Post('users/:id/ban')
  @HttpCode(HttpStatus.OK)
  @RequirePermission(permissions.banUsers)
  @ApiOperation({ operationId: 'banUser', summary: 'Lock an account and end all its sign-ins' })
  @Returns(userDetailSchema, { description: 'The locked account' })
  async banUser(
    @CurrentActor() actor: Actor,
    @CurrentClient() client: Client,
    @Param({ schema: userParamsSchema }) { id }: UserParams,
    @Body({ schema: banUserSchema }) body: BanUser,
  ): Promise<UserDetailResponse> {
    return toUserDetailResponse(await this.accounts.ban(actor, id, body.reason, client.address));
  }

  @Post('users/:id/unban')
  @HttpCode(HttpStatus.OK)
  @RequirePermission(permissions.banUsers)
  @ApiOperation({ operationId: 'unbanUser', summary: 'Let a locked account sign in again' })
  @Returns(userDetailSchema, { description: 'The unlocked account' })
  async unbanUser(
    @CurrentActor() actor: Actor,
    @CurrentClient() client: Client,
    @Param({ schema: userParamsSchema }) { id }: UserParams,
  ): Promise<UserDetailResponse> {
    return toUserDetailResponse(await this.accounts.unban(actor, id, client.address));
  }
}
