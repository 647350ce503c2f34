import { AccessModule } from '@hearken/domain-access';
import { ConversationsModule } from '@hearken/domain-conversations';
import { SweeperModule } from '@hearken/platform-messaging';
import { Module } from '@nestjs/common';

import { MessageTexts } from './messages/message-texts';
import { MessagesController } from './messages/messages.controller';
import { MessagesRepository } from './messages/messages.repository';
import { ReadingAccess, ReadingService } from './messages/reading.service';
import { RecordingConsumer } from './messages/recording.consumer';
import { RecordingService } from './messages/recording.service';
import { ArchiveScope } from './scope/archive-scope';
import { IndexingJob } from './search/indexing.job';
import { SearchService } from './search/search.service';
import { SyncController } from './sync/sync.controller';
import { SyncService } from './sync/sync.service';
import { ThreadsController } from './threads/threads.controller';
import { ThreadsRepository } from './threads/threads.repository';
import { ThreadsService } from './threads/threads.service';

/** The archive: recording, indexing, and the routes that read it. */
@Module({
  imports: [AccessModule, ConversationsModule, SweeperModule.forRoot()],
  controllers: [SyncController, ThreadsController, MessagesController],
  providers: [
    ArchiveScope,
    ThreadsRepository,
    ThreadsService,
    MessagesRepository,
    MessageTexts,
    RecordingService,
    RecordingConsumer,
    IndexingJob,
    SearchService,
    ReadingAccess,
    ReadingService,
    SyncService,
  ],
})
export class ArchiveModule {}
