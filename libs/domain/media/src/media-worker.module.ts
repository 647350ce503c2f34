import { ConversationsModule } from '@hearken/domain-conversations';
import { Module } from '@nestjs/common';

import { FilesController } from './files/files.controller';
import { FilesService } from './files/files.service';
import { InspectionConsumer } from './inspection/inspection.consumer';
import { InspectionService } from './inspection/inspection.service';
import { MembersNotifier } from './inspection/members-notifier';
import { MediaObjectsRepository } from './objects/media-objects.repository';
import { OrphansJob } from './objects/orphans.job';

/** What media-worker does: check uploads, make thumbnails, serve signed links, take back what was never used. */
@Module({
  imports: [ConversationsModule],
  controllers: [FilesController],
  providers: [MediaObjectsRepository, InspectionService, MembersNotifier, InspectionConsumer, OrphansJob, FilesService],
})
export class MediaWorkerModule {}
