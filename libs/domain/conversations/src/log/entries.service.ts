import type { Entry } from '@hearken/contracts';
import { Injectable } from '@nestjs/common';

import { ConversationContexts } from '../conversations/conversation-contexts';
import { conversationNotFound, resyncRequired } from '../conversations/conversation.errors';
import { EntriesRepository } from './entries.repository';
import { openBody } from './entry-cipher';
import { neededBeside, toEntryView, toOriginalView, type ContentOf } from './entry-view.rules';
import type { StoredEntry } from './entry';

/** Most entries of one answer. */
const pageCeiling = 200;

/** Reads conversations as their readers may see them. */
@Injectable()
export class EntriesService {
  constructor(
    private readonly repository: EntriesRepository,
    private readonly contexts: ConversationContexts,
  ) {}

  /** What follows `lastSeq`. @throws NOT_FOUND for those who are no members, RESYNC_REQUIRED beyond the head */
  async resume(
    viewerId: string,
    { conversationId, lastSeq, limit }: { conversationId: string; lastSeq: number; limit: number },
  ): Promise<{ entries: Entry[]; head: number; hasMore: boolean }> {
    const head = await this.headFor(viewerId, conversationId);
    if (lastSeq > head) throw resyncRequired();
    const last = Math.min(lastSeq + Math.min(limit, pageCeiling), head);
    const entries = last > lastSeq ? await this.views(conversationId, lastSeq + 1, last) : [];
    return { entries, head, hasMore: last < head };
  }

  /** The entries from `from` to `to`, at most 200. @throws NOT_FOUND for those who are no members */
  async range(viewerId: string, conversationId: string, from: number, to: number): Promise<Entry[]> {
    await this.headFor(viewerId, conversationId);
    return this.views(conversationId, from, Math.min(to, from + pageCeiling - 1));
  }

  /** The view of members, for staff whose right to read was checked before. @throws NOT_FOUND */
  async redacted(conversationId: string, from: number, to: number): Promise<Entry[]> {
    return this.views(conversationId, from, Math.min(to, from + pageCeiling - 1));
  }

  /** Everything as it was written, recalled texts too: for auditors whose reading is recorded before. @throws NOT_FOUND */
  async originals(conversationId: string, from: number, to: number): Promise<Entry[]> {
    const page = await this.repository.findRange(conversationId, from, Math.min(to, from + pageCeiling - 1));
    const contentOf = await this.reader(conversationId, page);
    return page.map((entry) => toOriginalView(entry, contentOf));
  }

  private async headFor(viewerId: string, conversationId: string): Promise<number> {
    const head = await this.repository.findHeadForMember(conversationId, viewerId);
    if (head === null) throw conversationNotFound();
    return head;
  }

  private async views(conversationId: string, from: number, to: number): Promise<Entry[]> {
    const page = await this.repository.findRange(conversationId, from, to);
    const known = await this.withSubjects(conversationId, page);
    const bySeq = new Map(known.map((entry) => [entry.seq, entry]));
    const contentOf = await this.reader(conversationId, known);
    return page.map((entry) => toEntryView(entry, bySeq, contentOf));
  }

  /** The page, what its edits are about, and the newest edit of each of those. */
  private async withSubjects(conversationId: string, page: StoredEntry[]): Promise<StoredEntry[]> {
    const first = await this.repository.findBySeqs(conversationId, neededBeside(page));
    const known = [...page, ...first];
    return [...known, ...(await this.repository.findBySeqs(conversationId, neededBeside(known)))];
  }

  private async reader(conversationId: string, known: readonly StoredEntry[]): Promise<ContentOf> {
    const bySeq = new Map(known.map((entry) => [entry.seq, entry]));
    const { key } = await this.contexts.get(conversationId);
    return (seq) => {
      const entry = bySeq.get(seq);
      return entry?.body ? openBody(key, entry.conversationId, entry.messageId, entry.body) : null;
    };
  }
}
