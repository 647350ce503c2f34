import type { EntryType, SenderRole } from '@hearken/contracts';

export interface ArchivedMessage {
  /** The source's message id for own chats (UUIDv7): sorts by time. */
  id: string;
  threadId: string;
  /** 1, 2, … within the thread. */
  position: number;
  /** uint64 of the source as a decimal string. */
  sourceSeq: string;
  msgid: string;
  type: string;
  sender: string | null;
  senderRole: string;
  sentAt: Date;
  archivedAt: Date;
  /** Null once erased. */
  sealed: Buffer | null;
  salt: Buffer;
  leaf: Buffer;
  link: Buffer;
  recalled: boolean;
  edited: boolean;
  takenDown: boolean;
}

/** What the CHAT stream brings. */
export interface ArrivedEntry {
  conversationId: string;
  seq: number;
  messageId: string;
  type: EntryType;
  senderId: string | null;
  senderRole: SenderRole;
  sentAt: Date;
  sealed: Buffer;
}
