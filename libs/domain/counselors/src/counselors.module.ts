import { Module } from '@nestjs/common';

import { CounselorPresence } from './presence/counselor-presence';
import { CounselorSearchRepository } from './profiles/counselor-search.repository';
import { CounselorListService } from './profiles/counselor-list.service';
import { CounselorsRepository } from './profiles/counselors.repository';
import { CounselorsService } from './profiles/counselors.service';

/** Profiles and online state, for other domains. Needs Redis (CacheModule or RedisModule). */
@Module({
  providers: [
    CounselorPresence,
    CounselorsRepository,
    CounselorSearchRepository,
    CounselorListService,
    CounselorsService,
  ],
  exports: [CounselorPresence, CounselorsRepository, CounselorListService, CounselorsService],
})
export class CounselorsModule {}
