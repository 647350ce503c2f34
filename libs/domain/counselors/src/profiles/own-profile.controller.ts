import { permissions } from '@hearken/contracts';
import { CurrentActor, RequirePermission, type Actor } from '@hearken/platform-auth';
import { Returns } from '@hearken/platform-http';
import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import {
  changeProfileSchema,
  ownProfileSchema,
  toOwnProfileResponse,
  type ChangeProfile,
  type OwnProfileResponse,
} from './counselors.dto';
import { OwnProfileService } from './own-profile.service';

@ApiTags('counselor')
@Controller('counselor/profile')
export class OwnProfileController {
  constructor(private readonly profiles: OwnProfileService) {}

  @Get()
  @RequirePermission(permissions.editOwnProfile)
  @ApiOperation({ operationId: 'getOwnProfile', summary: 'My profile as a counselor' })
  @Returns(ownProfileSchema, { description: 'My profile' })
  async getOwnProfile(@CurrentActor() actor: Actor): Promise<OwnProfileResponse> {
    return toOwnProfileResponse(await this.profiles.find(actor.id));
  }

  @Patch()
  @RequirePermission(permissions.editOwnProfile)
  @ApiOperation({ operationId: 'changeOwnProfile', summary: 'Change my profile; a new price counts for new sessions' })
  @Returns(ownProfileSchema, { description: 'My profile, changed' })
  async changeOwnProfile(
    @CurrentActor() actor: Actor,
    @Body({ schema: changeProfileSchema }) body: ChangeProfile,
  ): Promise<OwnProfileResponse> {
    return toOwnProfileResponse(await this.profiles.change(actor.id, body));
  }
}
