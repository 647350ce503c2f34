import { AccessModule } from '@hearken/domain-access';
import { Module } from '@nestjs/common';

import { CounselorsModule } from './counselors.module';
import { CounselorsAdminController } from './profiles/counselors.admin.controller';
import { CounselorsAdminService } from './profiles/counselors-admin.service';

/** Routes of staff. */
@Module({
  imports: [CounselorsModule, AccessModule],
  controllers: [CounselorsAdminController],
  providers: [CounselorsAdminService],
  exports: [CounselorsAdminService],
})
export class CounselorsAdminModule {}
