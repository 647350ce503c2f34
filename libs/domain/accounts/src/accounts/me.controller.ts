import { CurrentActor, SignedIn, type Actor } from '@hearken/platform-auth';
import { Returns } from '@hearken/platform-http';
import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import {
  changeOwnAccountSchema,
  ownAccountSchema,
  toOwnAccountResponse,
  type ChangeOwnAccount,
  type OwnAccountResponse,
} from './accounts.dto';
import { OwnAccountService } from './own-account.service';

@ApiTags('me')
@Controller('me')
export class MeController {
  constructor(private readonly ownAccounts: OwnAccountService) {}

  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'getMe', summary: 'My account, what I may do, and whether consents are missing' })
  @Returns(ownAccountSchema, { description: 'My account' })
  async getMe(@CurrentActor() actor: Actor): Promise<OwnAccountResponse> {
    return toOwnAccountResponse(await this.ownAccounts.find(actor.id));
  }

  @Patch()
  @SignedIn()
  @ApiOperation({ operationId: 'changeMe', summary: 'Change my account' })
  @Returns(ownAccountSchema, { description: 'My account, changed' })
  async changeMe(
    @CurrentActor() actor: Actor,
    @Body({ schema: changeOwnAccountSchema }) body: ChangeOwnAccount,
  ): Promise<OwnAccountResponse> {
    return toOwnAccountResponse(await this.ownAccounts.rename(actor.id, body.displayName));
  }
}
