import { permissions } from '@hearken/contracts';
import { CurrentActor, RequirePermission, type Actor } from '@hearken/platform-auth';
import type { Page } from '@hearken/platform-database';
import { Paged } from '@hearken/platform-http';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import {
  archivedMessageSchema,
  messagesQuerySchema,
  searchQuerySchema,
  toArchivedMessageResponse,
  toMessageFilter,
  type ArchivedMessageResponse,
  type MessagesQuery,
  type SearchQuery,
} from './archive.dto';
import { ReadingService } from './reading.service';

@ApiTags('archive')
@Controller()
export class MessagesController {
  constructor(private readonly reading: ReadingService) {}

  // The short paths are for callers inside the network; the gateway knows only the long ones.
  @Get(['archive/messages', 'msgs'])
  @RequirePermission(permissions.readArchive)
  @ApiOperation({ operationId: 'listArchivedMessages', summary: 'Archived messages, newest first' })
  @Paged(archivedMessageSchema, { description: 'A page of messages' })
  async listArchivedMessages(
    @CurrentActor() actor: Actor,
    @Query({ schema: messagesQuerySchema }) query: MessagesQuery,
  ): Promise<Page<ArchivedMessageResponse>> {
    const page = await this.reading.list(actor, query.purpose, toMessageFilter(query));
    return { ...page, items: page.items.map(toArchivedMessageResponse) };
  }

  @Get(['archive/search', 'search'])
  @RequirePermission(permissions.readArchive)
  @ApiOperation({ operationId: 'searchArchive', summary: 'Messages whose text holds the query, newest first' })
  @Paged(archivedMessageSchema, { description: 'A page of messages with the places that matched' })
  async searchArchive(
    @CurrentActor() actor: Actor,
    @Query({ schema: searchQuerySchema }) query: SearchQuery,
  ): Promise<Page<ArchivedMessageResponse>> {
    const page = await this.reading.search(actor, query.purpose, query.q, toMessageFilter(query));
    return { ...page, items: page.items.map(toArchivedMessageResponse) };
  }
}
