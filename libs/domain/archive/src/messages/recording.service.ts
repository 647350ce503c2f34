import { randomBytes } from 'node:crypto';

import { EntryCipher } from '@hearken/domain-conversations';
import { Injectable } from '@nestjs/common';

import { ArchiveScope, SELF } from '../scope/archive-scope';
import { ThreadsRepository } from '../threads/threads.repository';
import type { ArrivedEntry } from './archived-message';
import { leafOf, linkOf } from './evidence.rules';
import { MessagesRepository } from './messages.repository';

const marks = { recall: 'recalled', edit: 'edited', takedown: 'taken_down' } as const;

/** Writes what was said into the archive: once, in its place in the chain. */
@Injectable()
export class RecordingService {
  constructor(
    private readonly scope: ArchiveScope,
    private readonly threads: ThreadsRepository,
    private readonly messages: MessagesRepository,
    private readonly cipher: EntryCipher,
  ) {}

  /** Appends an entry of an own conversation. The same entry again changes nothing. */
  record(entry: ArrivedEntry): Promise<void> {
    return this.scope.run(SELF, async () => {
      const thread = await this.threads.lockBySource(entry.conversationId, 'chat');
      // Under the thread's lock nobody else can be storing it.
      if (await this.messages.existsByMsgid(entry.messageId)) return;
      const position = thread.head + 1;
      const fields = {
        threadId: thread.id,
        position,
        sourceSeq: String(entry.seq),
        msgid: entry.messageId,
        type: entry.type,
        sender: entry.senderId,
        sentAt: entry.sentAt,
        sealed: entry.sealed,
      };
      const salt = randomBytes(16);
      const leaf = leafOf(salt, { corp: SELF, ...fields });
      const link = linkOf(thread.headLink, position, leaf);
      await this.messages.insert({ ...fields, id: entry.messageId, senderRole: entry.senderRole, salt, leaf, link });
      await this.threads.advance(thread.id, position, link, entry.sentAt);
      if (entry.senderId) await this.threads.addMember(thread.id, entry.senderId, entry.senderRole);
      await this.markTarget(thread.id, entry);
    });
  }

  /** A recall may come before what it recalls has been archived: the mark names the seq and waits. */
  private async markTarget(threadId: string, entry: ArrivedEntry): Promise<void> {
    const kind = marks[entry.type as keyof typeof marks];
    if (kind === undefined) return;
    const { seq } = await this.cipher.open(entry.conversationId, entry.messageId, entry.sealed);
    await this.messages.mark(threadId, String(seq), kind, { seq: String(entry.seq), at: entry.sentAt });
  }
}
