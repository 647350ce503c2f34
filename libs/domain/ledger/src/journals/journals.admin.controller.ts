import { permissions } from '@hearken/contracts';
import { RequirePermission } from '@hearken/platform-auth';
import { Paged, Returns } from '@hearken/platform-http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import {
  journalDetailSchema,
  journalParamsSchema,
  journalSchema,
  journalsQuerySchema,
  toJournalDetailResponse,
  toJournalResponse,
  type JournalDetailResponse,
  type JournalsQuery,
} from './journals.dto';
import { LedgerService } from './ledger.service';

@ApiTags('ledger')
@Controller('ledger/journals')
export class JournalsAdminController {
  constructor(private readonly ledger: LedgerService) {}

  @Get()
  @RequirePermission(permissions.readLedger)
  @ApiOperation({ operationId: 'listJournals', summary: 'Journals, newest first' })
  @Paged(journalSchema, { description: 'Journals that pass the filters' })
  async listJournals(@Query({ schema: journalsQuerySchema }) { cursor, limit, ...filter }: JournalsQuery) {
    const { items, nextCursor } = await this.ledger.list(filter, { cursor, limit });
    return { items: items.map(toJournalResponse), nextCursor };
  }

  @Get(':id')
  @RequirePermission(permissions.readLedger)
  @ApiOperation({ operationId: 'getJournal', summary: 'A journal with its lines' })
  @Returns(journalDetailSchema, { description: 'The journal' })
  async getJournal(@Param({ schema: journalParamsSchema }) { id }: { id: string }): Promise<JournalDetailResponse> {
    return toJournalDetailResponse(await this.ledger.journal(id));
  }
}
