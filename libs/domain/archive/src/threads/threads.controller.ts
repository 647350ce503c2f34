import { permissions } from '@hearken/contracts';
import { RequirePermission } from '@hearken/platform-auth';
import type { Page } from '@hearken/platform-database';
import { Paged } from '@hearken/platform-http';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import {
  threadSchema,
  threadsQuerySchema,
  toThreadFilter,
  toThreadResponse,
  type ThreadResponse,
  type ThreadsQuery,
} from './threads.dto';
import { ThreadsService } from './threads.service';

@ApiTags('archive')
@Controller()
export class ThreadsController {
  constructor(private readonly threads: ThreadsService) {}

  @Get(['archive/sessions', 'sessions'])
  @RequirePermission(permissions.readArchive)
  @ApiOperation({ operationId: 'listArchivedSessions', summary: 'Archived conversations, latest first' })
  @Paged(threadSchema, { description: 'A page of conversations' })
  async listArchivedSessions(
    @Query({ schema: threadsQuerySchema }) query: ThreadsQuery,
  ): Promise<Page<ThreadResponse>> {
    const page = await this.threads.list(toThreadFilter(query));
    return { ...page, items: page.items.map(toThreadResponse) };
  }
}
