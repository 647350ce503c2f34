import { textOfContent } from '@hearken/contracts';
import { KEY_PROVIDER, type KeyProvider } from '@hearken/crypto';
import { UnitOfWork } from '@hearken/platform-database';
import { Inject, Injectable } from '@nestjs/common';

import type { ArchivedMessage } from '../messages/archived-message';
import { isReadable, matches } from '../messages/message-view.rules';
import { MessagesRepository, type MessageFilter } from '../messages/messages.repository';
import { MessageTexts } from '../messages/message-texts';
import { highlightsOf, type Highlight } from './fold';
import { queryTokens } from './tokens.rules';

export interface Found {
  message: ArchivedMessage;
  content: Record<string, unknown>;
  highlights: Highlight[];
}

export interface SearchOptions extends MessageFilter {
  query: string;
  /** May recalled and taken-down messages be found. */
  originals: boolean;
}

const BATCH = 200;
/** Candidates looked at for one page; a page that ends early says where to go on. */
const ROUNDS = 10;

/** Exact substring search: index candidates and what is not indexed yet, each checked against the opened text. */
@Injectable()
export class SearchService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: MessagesRepository,
    private readonly texts: MessageTexts,
    @Inject(KEY_PROVIDER) private readonly keys: KeyProvider,
  ) {}

  /** Inside `ArchiveScope.run`. Newest first; `next` is where to go on, null at the end. */
  async find(options: SearchOptions): Promise<{ found: Found[]; next: string | null }> {
    const { key } = await this.keys.current('search-tokens');
    const tokens = queryTokens(key, options.query);
    const found: Found[] = [];
    let before = options.before;
    for (let round = 0; round < ROUNDS; round += 1) {
      const ids = await this.candidates(tokens, before);
      for (const message of await this.messages.findByIds(ids)) {
        if (found.length === options.limit) return { found, next: before ?? null };
        before = message.id;
        const hit = await this.check(message, options);
        if (hit) found.push(hit);
      }
      if (ids.length < BATCH) return { found, next: null };
    }
    return { found, next: before ?? null };
  }

  /** The tail is read before the index: a message that moves from one to the other in between is in both, never in neither. */
  private async candidates(tokens: string, before: string | undefined): Promise<string[]> {
    const tail = await this.messages.findUnindexedIds(before, BATCH);
    const indexed = await this.unitOfWork.query<{ id: string }>(
      'SELECT id FROM archive.find_messages($1::tsquery, $2, $3) AS id',
      [tokens, before ?? null, BATCH],
    );
    const all = new Set([...tail, ...indexed.map(({ id }) => id)]);
    return [...all].sort().reverse().slice(0, BATCH);
  }

  private async check(message: ArchivedMessage, options: SearchOptions): Promise<Found | null> {
    if (!matches(message, options) || !isReadable(message, options.originals)) return null;
    const content = await this.texts.contentOf(message);
    const highlights = highlightsOf(textOfContent(content), options.query);
    return content && highlights.length > 0 ? { message, content, highlights } : null;
  }
}
