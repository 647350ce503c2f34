import { Module } from '@nestjs/common';

import { AmendmentsService } from './amendments/amendments.service';
import { ConversationContexts } from './conversations/conversation-contexts';
import { ConversationKeys } from './conversations/conversation-keys';
import { ConversationsRepository } from './conversations/conversations.repository';
import { ConversationsService } from './conversations/conversations.service';
import { MemberChanges } from './conversations/member-changes';
import { CursorsRepository } from './cursors/cursors.repository';
import { CursorsService } from './cursors/cursors.service';
import { EntryPublisher } from './delivery/entry-publisher';
import { ConversationLog } from './log/conversation-log';
import { EntriesRepository } from './log/entries.repository';
import { EntriesService } from './log/entries.service';
import { EntryCipher } from './log/entry-cipher';

const services = [
  ConversationsService,
  ConversationContexts,
  ConversationLog,
  EntriesService,
  EntryCipher,
  EntryPublisher,
  CursorsService,
  AmendmentsService,
];

/**
 * The conversation log for whoever writes or reads it. Needs the global database and messaging modules and
 * `conversationLogConfig`, `databaseConfig`; the key port is bound by the app.
 */
@Module({
  providers: [
    ...services,
    ConversationKeys,
    ConversationsRepository,
    CursorsRepository,
    EntriesRepository,
    MemberChanges,
  ],
  exports: services,
})
export class ConversationsModule {}
