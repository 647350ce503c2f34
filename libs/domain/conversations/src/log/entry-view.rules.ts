import type { Entry } from '@hearken/contracts';

import { systemSenderId, type StoredEntry } from './entry';

type Content = Record<string, unknown>;
export type ContentOf = (seq: number) => Content | null;

/** Seqs outside a page that its view depends on: what edits are about, and the newest edits. */
export function neededBeside(page: readonly StoredEntry[]): number[] {
  const present = new Set(page.map((entry) => entry.seq));
  const wanted = page.flatMap((entry) => [entry.editedBySeq, entry.type === 'edit' ? entry.targetSeq : null]);
  return [...new Set(wanted.filter((seq): seq is number => seq !== null && !present.has(seq)))];
}

/** What a member may see: nothing of what was recalled or taken down, and of what was edited the newest text only. */
export function toEntryView(entry: StoredEntry, bySeq: ReadonlyMap<number, StoredEntry>, contentOf: ContentOf): Entry {
  const subject = entry.type === 'edit' && entry.targetSeq !== null ? (bySeq.get(entry.targetSeq) ?? entry) : entry;
  const redacted = redactionOf(subject) ?? redactionOf(entry);
  const content = redacted ? null : shownContent(entry, subject, contentOf);
  return {
    ...unchanged(entry),
    content,
    redacted: redacted ?? (content === null ? 'erased' : null),
    editedBySeq: redacted ? null : editShownBy(entry, subject),
  };
}

/** What an auditor may see: every entry as it was written, with what became of it. */
export function toOriginalView(entry: StoredEntry, contentOf: ContentOf): Entry {
  const content = contentOf(entry.seq);
  return {
    ...unchanged(entry),
    content,
    redacted: redactionOf(entry) ?? (content === null ? 'erased' : null),
    editedBySeq: entry.editedBySeq,
  };
}

function redactionOf(entry: StoredEntry): 'recalled' | 'taken_down' | null {
  if (entry.takenDownBySeq !== null) return 'taken_down';
  return entry.recalledBySeq !== null ? 'recalled' : null;
}

function shownContent(entry: StoredEntry, subject: StoredEntry, contentOf: ContentOf): Content | null {
  const newest = subject.editedBySeq;
  if (newest === null) return contentOf(entry.seq);
  const edit = contentOf(newest);
  if (edit === null) return null;
  // An earlier edit shows what the newest says; the entry itself shows its text.
  return entry.type === 'edit' ? edit : (edit['content'] as Content);
}

function editShownBy(entry: StoredEntry, subject: StoredEntry): number | null {
  return subject.editedBySeq === entry.seq ? null : subject.editedBySeq;
}

function unchanged(entry: StoredEntry) {
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
    createdAt: entry.createdAt.toISOString(),
  };
}
