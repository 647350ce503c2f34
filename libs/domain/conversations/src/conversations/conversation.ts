import type { SenderRole } from '@hearken/contracts';

export type MemberRole = Exclude<SenderRole, 'system'>;

export interface Member {
  accountId: string;
  role: MemberRole;
}

/** What a node needs to take and hand out entries of a conversation. */
export interface ConversationContext {
  conversationId: string;
  members: readonly Member[];
  membersVersion: number;
  /** AES-256 data key of the bodies. */
  key: Buffer;
}

/** A conversation in its member's list. */
export interface ConversationSummary {
  id: string;
  sessionId: string | null;
  members: Member[];
  head: number;
  received: number;
  read: number;
  /** Messages of others after `read`; 100 stands for "100 or more". */
  unread: number;
  writableUntil: Date | null;
  createdAt: Date;
  lastAt: Date;
}
