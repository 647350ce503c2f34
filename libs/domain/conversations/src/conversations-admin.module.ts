import { AccessModule } from '@hearken/domain-access';
import { Module } from '@nestjs/common';

import { ConversationsModule } from './conversations.module';
import { ConversationsAdminService } from './records/conversations-admin.service';
import { RecordsAdminController } from './records/records.admin.controller';
import { RecordsRepository } from './records/records.repository';

/** The chat record for staff. */
@Module({
  imports: [ConversationsModule, AccessModule],
  controllers: [RecordsAdminController],
  providers: [ConversationsAdminService, RecordsRepository],
  exports: [ConversationsAdminService],
})
export class ConversationsAdminModule {}
