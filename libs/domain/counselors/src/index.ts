export { CounselorsAdminModule } from './counselors-admin.module';
export { CounselorsApiModule } from './counselors-api.module';
export { CounselorsModule } from './counselors.module';
export { CounselorPresence } from './presence/counselor-presence';
export type { Counselor, CounselorStatus, NewCounselor } from './profiles/counselor';
export { CounselorsAdminService } from './profiles/counselors-admin.service';
export { CounselorsService } from './profiles/counselors.service';
export type { CounselingLanguage, Topic } from './profiles/topic';
