import { permissions } from '@hearken/contracts';
import { Audit } from '@hearken/domain-access';
import { Permissions, type Actor } from '@hearken/platform-auth';
import { encodeCursor, toPage, type Page } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { ArchiveScope, SELF } from '../scope/archive-scope';
import { SearchService } from '../search/search.service';
import type { Highlight } from '../search/fold';
import type { ArchivedMessage } from './archived-message';
import { isReadable } from './message-view.rules';
import { MessageTexts } from './message-texts';
import { MessagesRepository, type MessageFilter } from './messages.repository';

export interface ShownMessage {
  message: ArchivedMessage;
  content: Record<string, unknown> | null;
  redacted: 'recalled' | 'taken_down' | 'erased' | null;
  highlights: Highlight[];
}

/** Who may see what was taken back, and the book of who read. */
@Injectable()
export class ReadingAccess {
  constructor(
    private readonly permissions: Permissions,
    private readonly audit: Audit,
  ) {}

  seesOriginals(actor: Actor): Promise<boolean> {
    return this.permissions.can(actor, permissions.auditChatRecords);
  }

  /** In the transaction of the reading: without its row there is no answer. */
  record(actor: Actor, action: string, purpose: string, what: Record<string, unknown>): Promise<void> {
    return this.audit.record({
      actorId: actor.id,
      action,
      targetType: 'archive',
      targetId: SELF,
      reason: purpose,
      after: what,
    });
  }
}

/** Reading the archive. Who read what, and why, is committed before the first byte leaves. */
@Injectable()
export class ReadingService {
  constructor(
    private readonly scope: ArchiveScope,
    private readonly messages: MessagesRepository,
    private readonly texts: MessageTexts,
    private readonly searching: SearchService,
    private readonly access: ReadingAccess,
  ) {}

  async list(actor: Actor, purpose: string, filter: MessageFilter): Promise<Page<ShownMessage>> {
    const originals = await this.access.seesOriginals(actor);
    return this.scope.run(SELF, async () => {
      const page = toPage(
        await this.messages.findPage({ ...filter, limit: filter.limit + 1 }),
        filter.limit,
        ({ id }) => [id],
      );
      const items: ShownMessage[] = [];
      for (const message of page.items) items.push(await this.show(message, originals));
      await this.access.record(actor, 'archive.messages.read', purpose, {
        thread: filter.threadId ?? null,
        ids: page.items.map(({ id }) => id),
      });
      return { ...page, items };
    });
  }

  async search(actor: Actor, purpose: string, query: string, filter: MessageFilter): Promise<Page<ShownMessage>> {
    const originals = await this.access.seesOriginals(actor);
    return this.scope.run(SELF, async () => {
      const { found, next } = await this.searching.find({ ...filter, query, originals });
      await this.access.record(actor, 'archive.messages.search', purpose, {
        query,
        ids: found.map(({ message }) => message.id),
      });
      return {
        items: found.map((hit) => ({ ...hit, redacted: null })),
        nextCursor: next === null ? null : encodeCursor([next]),
      };
    });
  }

  private async show(message: ArchivedMessage, originals: boolean): Promise<ShownMessage> {
    const shown = { message, highlights: [] };
    if (!isReadable(message, originals))
      return { ...shown, content: null, redacted: message.takenDown ? 'taken_down' : 'recalled' };
    const content = await this.texts.contentOf(message);
    return { ...shown, content, redacted: content === null ? 'erased' : null };
  }
}
