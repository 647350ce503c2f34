import { permissions } from '@hearken/contracts';
import { CurrentActor, RequirePermission, type Actor } from '@hearken/platform-auth';
import { Returns } from '@hearken/platform-http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import { entriesSchema, type EntriesResponse } from '../conversations/conversations.dto';
import { ConversationsAdminService } from './conversations-admin.service';
import { recordParamsSchema, recordRangeSchema, type RecordRangeQuery } from './records.dto';

@ApiTags('sessions')
@Controller('sessions/:sessionId/entries')
export class RecordsAdminController {
  constructor(private readonly records: ConversationsAdminService) {}

  @Get()
  @RequirePermission(permissions.readChatRecords)
  @ApiOperation({
    operationId: 'getSessionEntries',
    summary: 'The chat record of a consultation; each reading is audited',
  })
  @Returns(entriesSchema)
  async getSessionEntries(
    @CurrentActor() actor: Actor,
    @Param({ schema: recordParamsSchema }) { sessionId }: { sessionId: string },
    @Query({ schema: recordRangeSchema }) range: RecordRangeQuery,
  ): Promise<EntriesResponse> {
    return { items: await this.records.entriesOfSession(actor, sessionId, range) };
  }
}
