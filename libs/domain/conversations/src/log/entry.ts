import type { EntryType, SenderRole } from '@hearken/contracts';

/** The platform's own sender: stored instead of NULL, which would be outside the unique key. Readers see null. */
export const systemSenderId = '00000000-0000-0000-0000-000000000000';

/** What somebody wants in the log. */
export interface NewEntry {
  conversationId: string;
  /** `systemSenderId` for the platform's notices. */
  senderId: string;
  senderRole: SenderRole;
  clientMessageId: string;
  type: EntryType;
  content: Record<string, unknown>;
  replyToSeq: number | null;
  /** The entry that a recall, edit, reaction or takedown is about. */
  targetSeq: number | null;
}

/** A new entry, sealed and named: what a flush carries. */
export interface SealedEntry extends NewEntry {
  messageId: string;
  /** ISO 8601; the same millisecond as in the UUIDv7 `messageId`. */
  createdAt: string;
  salt: Buffer;
  leaf: Buffer;
  body: Buffer;
  /** Version of the members that the sender was found in. */
  membersVersion: number;
}

/** Where an entry is, once committed. */
export interface Appended {
  messageId: string;
  seq: number;
  createdAt: string;
  senderRole: SenderRole;
  /** It had been there before: these are the values of then. */
  duplicate: boolean;
}

/** A row as it is read back, still sealed. */
export interface StoredEntry {
  conversationId: string;
  seq: number;
  messageId: string;
  senderId: string;
  senderRole: SenderRole;
  clientMessageId: string;
  type: EntryType;
  replyToSeq: number | null;
  targetSeq: number | null;
  recalledBySeq: number | null;
  editedBySeq: number | null;
  takenDownBySeq: number | null;
  createdAt: Date;
  body: Buffer | null;
  salt: Buffer | null;
  leaf: Buffer;
}
