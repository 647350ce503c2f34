import { permissions } from '@hearken/contracts';
import { CurrentActor, RequirePermission, type Actor } from '@hearken/platform-auth';
import { pageSchema, type Page, type PageQuery } from '@hearken/platform-database';
import { Paged, Returns } from '@hearken/platform-http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import { EntriesService } from '../log/entries.service';
import {
  conversationParamsSchema,
  conversationSchema,
  entriesSchema,
  entryRangeSchema,
  toConversationResponse,
  type ConversationResponse,
  type EntriesResponse,
  type EntryRange,
} from './conversations.dto';
import { ConversationsService } from './conversations.service';

@ApiTags('conversations')
@Controller('conversations')
export class ConversationsController {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly entries: EntriesService,
  ) {}

  @Get()
  @RequirePermission(permissions.useChat)
  @ApiOperation({
    operationId: 'listConversations',
    summary: 'My conversations with unread counts, the newest activity first',
  })
  @Paged(conversationSchema)
  async listConversations(
    @CurrentActor() actor: Actor,
    @Query({ schema: pageSchema }) page: PageQuery,
  ): Promise<Page<ConversationResponse>> {
    const { items, nextCursor } = await this.conversations.listFor(actor.id, page);
    return { items: items.map(toConversationResponse), nextCursor };
  }

  @Get(':conversationId')
  @RequirePermission(permissions.useChat)
  @ApiOperation({ operationId: 'getConversation', summary: 'One of my conversations' })
  @Returns(conversationSchema)
  async getConversation(
    @CurrentActor() actor: Actor,
    @Param({ schema: conversationParamsSchema }) { conversationId }: { conversationId: string },
  ): Promise<ConversationResponse> {
    return toConversationResponse(await this.conversations.view(actor.id, conversationId));
  }

  @Get(':conversationId/entries')
  @RequirePermission(permissions.useChat)
  @ApiOperation({
    operationId: 'getConversationEntries',
    summary: 'Entries of one of my conversations by seq, at most 200',
  })
  @Returns(entriesSchema)
  async getConversationEntries(
    @CurrentActor() actor: Actor,
    @Param({ schema: conversationParamsSchema }) { conversationId }: { conversationId: string },
    @Query({ schema: entryRangeSchema }) { from, to }: EntryRange,
  ): Promise<EntriesResponse> {
    return { items: await this.entries.range(actor.id, conversationId, from, to) };
  }
}
