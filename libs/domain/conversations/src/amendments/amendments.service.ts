import { uuidv7 } from '@hearken/platform-database';
import { Inject, Injectable } from '@nestjs/common';

import type { ConversationContext } from '../conversations/conversation';
import { ConversationContexts } from '../conversations/conversation-contexts';
import { conversationNotFound, entryNotFound } from '../conversations/conversation.errors';
import { EntriesRepository } from '../log/entries.repository';
import type { Appended, NewEntry, StoredEntry } from '../log/entry';
import { ConversationLog } from '../log/conversation-log';
import { conversationLogConfig, type ConversationLogConfig } from '../log/log.config';
import { noticeId } from '../log/notice-id';
import { assertEditable, assertRecallable } from './amendment.rules';

/** Recalls and edits: entries of their own, about an entry that keeps its place. The original stays for auditors. */
@Injectable()
export class AmendmentsService {
  constructor(
    private readonly contexts: ConversationContexts,
    private readonly entries: EntriesRepository,
    private readonly log: ConversationLog,
    @Inject(conversationLogConfig.token) private readonly config: ConversationLogConfig,
  ) {}

  /** Once for each message: repeating answers the first recall's seq. */
  async recall(accountId: string, conversationId: string, seq: number): Promise<Appended> {
    const { entry, role } = await this.find(accountId, conversationId, seq);
    assertRecallable(entry, accountId, new Date(), this.config.recallWindowMs);
    return this.log.append({
      ...amendment(conversationId, accountId, role, seq),
      clientMessageId: noticeId(`recall:${conversationId}:${seq}`),
      type: 'recall',
      content: { seq },
    });
  }

  async edit(accountId: string, conversationId: string, seq: number, content: { text: string }): Promise<Appended> {
    const { entry, role } = await this.find(accountId, conversationId, seq);
    assertEditable(entry, accountId, new Date(), this.config.editWindowMs);
    return this.log.append({
      ...amendment(conversationId, accountId, role, seq),
      clientMessageId: uuidv7(),
      type: 'edit',
      content: { seq, content: { text: content.text } },
    });
  }

  private async find(
    accountId: string,
    conversationId: string,
    seq: number,
  ): Promise<{ entry: StoredEntry | undefined; role: Role }> {
    const role = roleOf(await this.contexts.get(conversationId), accountId);
    if (!role) throw conversationNotFound();
    const [entry] = await this.entries.findBySeqs(conversationId, [seq]);
    if (!entry) throw entryNotFound();
    return { entry, role };
  }
}

type Role = ConversationContext['members'][number]['role'];

function roleOf(context: ConversationContext, accountId: string): Role | undefined {
  return context.members.find((member) => member.accountId === accountId)?.role;
}

function amendment(
  conversationId: string,
  senderId: string,
  senderRole: Role,
  seq: number,
): Omit<NewEntry, 'type' | 'content' | 'clientMessageId'> {
  return { conversationId, senderId, senderRole, replyToSeq: null, targetSeq: seq };
}
