import { UnitOfWork, type PageQuery, decodeCursor } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { ConversationSummary, Member, MemberRole } from './conversation';

export interface ContextRow {
  wrappedKey: Buffer | null;
  keyVersion: number;
  membersVersion: number;
  members: Member[];
}

/** The number at which counting unread messages stops. */
const unreadCeiling = 100;

/** Conversations, their members and heads. */
@Injectable()
export class ConversationsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(
    conversation: { id: string; sessionId: string | null; wrappedKey: Buffer; keyVersion: number },
    members: readonly Member[],
  ): Promise<void> {
    await this.unitOfWork.query(
      'INSERT INTO conversations.conversations (id, session_id, wrapped_key, key_version) VALUES ($1, $2, $3, $4)',
      [conversation.id, conversation.sessionId, conversation.wrappedKey, conversation.keyVersion],
    );
    await this.unitOfWork.query('INSERT INTO conversations.heads (conversation_id) VALUES ($1)', [conversation.id]);
    for (const member of members) await this.insertMember(conversation.id, member);
  }

  /** Adds a member, or lets one who left come back. */
  async insertMember(conversationId: string, { accountId, role }: Member): Promise<void> {
    await this.unitOfWork.query(
      `INSERT INTO conversations.members (conversation_id, account_id, role) VALUES ($1, $2, $3)
       ON CONFLICT (conversation_id, account_id) DO UPDATE SET role = EXCLUDED.role, left_at = NULL`,
      [conversationId, accountId, role],
    );
  }

  async markLeft(conversationId: string, accountId: string): Promise<void> {
    await this.unitOfWork.query(
      'UPDATE conversations.members SET left_at = now() WHERE conversation_id = $1 AND account_id = $2 AND left_at IS NULL',
      [conversationId, accountId],
    );
  }

  /** Nodes see with the next append that their copy of the members is old. */
  async countMembersChange(conversationId: string): Promise<void> {
    await this.unitOfWork.query(
      'UPDATE conversations.heads SET members_version = members_version + 1 WHERE conversation_id = $1',
      [conversationId],
    );
  }

  /** @returns false when there is no such conversation */
  async setWritableUntil(conversationId: string, at: Date | null): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      'UPDATE conversations.heads SET writable_until = $2 WHERE conversation_id = $1 RETURNING conversation_id',
      [conversationId, at],
    );
    return rows.length > 0;
  }

  async findContext(conversationId: string): Promise<ContextRow | null> {
    const [row] = await this.unitOfWork.query<ContextRow>(
      `SELECT c.wrapped_key AS "wrappedKey", c.key_version AS "keyVersion", h.members_version AS "membersVersion",
         (SELECT coalesce(json_agg(json_build_object('accountId', m.account_id, 'role', m.role)), '[]')
          FROM conversations.members m WHERE m.conversation_id = c.id AND m.left_at IS NULL) AS members
       FROM conversations.conversations c JOIN conversations.heads h ON h.conversation_id = c.id WHERE c.id = $1`,
      [conversationId],
    );
    return row ?? null;
  }

  async findMembers(conversationId: string): Promise<Member[]> {
    return this.unitOfWork.query<Member>(
      'SELECT account_id AS "accountId", role FROM conversations.members WHERE conversation_id = $1 AND left_at IS NULL',
      [conversationId],
    );
  }

  async findMemberRole(conversationId: string, accountId: string): Promise<MemberRole | null> {
    const [row] = await this.unitOfWork.query<{ role: MemberRole }>(
      'SELECT role FROM conversations.members WHERE conversation_id = $1 AND account_id = $2 AND left_at IS NULL',
      [conversationId, accountId],
    );
    return row?.role ?? null;
  }

  /** Heads of those of the conversations that exist. */
  async findHeads(conversationIds: readonly string[]): Promise<{ conversationId: string; head: number }[]> {
    return this.unitOfWork.query(
      'SELECT conversation_id AS "conversationId", head FROM conversations.heads WHERE conversation_id = ANY ($1)',
      [conversationIds],
    );
  }

  /** One more than asked for, the newest activity first. */
  async findPageOfMember(accountId: string, { cursor, limit }: PageQuery): Promise<ConversationSummary[]> {
    const [at, id] = cursor ? decodeCursor(cursor) : [null, null];
    return this.unitOfWork.query<ConversationSummary>(
      `${summary}
       WHERE m.account_id = $1 AND m.left_at IS NULL
         AND ($2::timestamptz IS NULL OR (h.last_at, c.id) < ($2, $3::uuid))
       ORDER BY h.last_at DESC, c.id DESC LIMIT $4`,
      [accountId, at, id, limit + 1],
    );
  }

  async findOfMember(conversationId: string, accountId: string): Promise<ConversationSummary | null> {
    const [row] = await this.unitOfWork.query<ConversationSummary>(
      `${summary} WHERE m.account_id = $1 AND m.left_at IS NULL AND c.id = $2`,
      [accountId, conversationId],
    );
    return row ?? null;
  }
}

const summary = `
SELECT c.id, c.session_id AS "sessionId", h.head, h.writable_until AS "writableUntil", c.created_at AS "createdAt", h.last_at AS "lastAt",
  coalesce(u.received, 0) AS received, coalesce(u.read, 0) AS read,
  (SELECT json_agg(json_build_object('accountId', o.account_id, 'role', o.role))
   FROM conversations.members o WHERE o.conversation_id = c.id AND o.left_at IS NULL) AS members,
  (SELECT count(*)::int FROM (
     SELECT FROM conversations.entries e
     WHERE e.conversation_id = c.id AND e.seq > coalesce(u.read, 0) AND e.sender_id <> m.account_id
       AND e.type IN ('text', 'image', 'file', 'voice', 'card') LIMIT ${unreadCeiling}) n) AS unread
FROM conversations.members m
JOIN conversations.conversations c ON c.id = m.conversation_id
JOIN conversations.heads h ON h.conversation_id = c.id
LEFT JOIN conversations.cursors u ON u.conversation_id = c.id AND u.account_id = m.account_id
`;
