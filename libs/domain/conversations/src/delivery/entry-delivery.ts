import type { Entry } from '@hearken/contracts';

import type { Member } from '../conversations/conversation';
import { systemSenderId, type SealedEntry } from '../log/entry';

export type CommittedEntry = SealedEntry & { seq: number };

/**
 * Hands a committed entry to its readers, best effort: what does not arrive is found by resume and head beacons.
 * `origin` is whatever the sender's side gave with the entry; it has its answer already.
 */
export interface EntryDelivery {
  deliver(members: readonly Member[], entry: CommittedEntry, origin: unknown): void;
}

/** A new entry as its readers see it; nothing can have been done to it yet. */
export function freshEntryView(entry: CommittedEntry): Entry {
  const isSystem = entry.senderId === systemSenderId;
  return {
    conversationId: entry.conversationId,
    seq: entry.seq,
    messageId: entry.messageId,
    type: entry.type,
    senderId: isSystem ? null : entry.senderId,
    senderRole: entry.senderRole,
    clientMessageId: isSystem ? null : entry.clientMessageId,
    replyToSeq: entry.replyToSeq,
    content: entry.content,
    redacted: null,
    editedBySeq: null,
    createdAt: entry.createdAt,
  };
}
