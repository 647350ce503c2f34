import { AccountsModule } from '@hearken/domain-accounts';
import { Module } from '@nestjs/common';

import { AvatarsController } from './avatars/avatars.controller';
import { AvatarsService } from './avatars/avatars.service';
import { CounselorsModule } from './counselors.module';
import { CounselorsController } from './profiles/counselors.controller';
import { OwnProfileController } from './profiles/own-profile.controller';
import { OwnProfileService } from './profiles/own-profile.service';

/** Routes of users and counselors. */
@Module({
  imports: [CounselorsModule, AccountsModule],
  controllers: [CounselorsController, AvatarsController, OwnProfileController],
  providers: [AvatarsService, OwnProfileService],
})
export class CounselorsApiModule {}
