import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { StoredEntry } from './entry';

/** Reads the log; only the append function writes it. */
@Injectable()
export class EntriesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Ascending, both ends included. */
  async findRange(conversationId: string, from: number, to: number): Promise<StoredEntry[]> {
    return this.unitOfWork.query<StoredEntry>(
      `SELECT ${columns} FROM conversations.entries WHERE conversation_id = $1 AND seq BETWEEN $2 AND $3 ORDER BY seq`,
      [conversationId, from, to],
    );
  }

  async findBySeqs(conversationId: string, seqs: readonly number[]): Promise<StoredEntry[]> {
    if (seqs.length === 0) return [];
    return this.unitOfWork.query<StoredEntry>(
      `SELECT ${columns} FROM conversations.entries WHERE conversation_id = $1 AND seq = ANY ($2)`,
      [conversationId, seqs],
    );
  }

  /** The head if the account is a member now, else null. */
  async findHeadForMember(conversationId: string, accountId: string): Promise<number | null> {
    const [row] = await this.unitOfWork.query<{ head: number }>(
      `SELECT h.head FROM conversations.heads h
       JOIN conversations.members m ON m.conversation_id = h.conversation_id AND m.account_id = $2 AND m.left_at IS NULL
       WHERE h.conversation_id = $1`,
      [conversationId, accountId],
    );
    return row?.head ?? null;
  }

  async findHead(conversationId: string): Promise<number | null> {
    const [row] = await this.unitOfWork.query<{ head: number }>(
      'SELECT head FROM conversations.heads WHERE conversation_id = $1',
      [conversationId],
    );
    return row?.head ?? null;
  }
}

const columns = `conversation_id AS "conversationId", seq, message_id AS "messageId", sender_id AS "senderId", sender_role AS "senderRole",
  client_message_id AS "clientMessageId", type, reply_to_seq AS "replyToSeq", target_seq AS "targetSeq",
  recalled_by_seq AS "recalledBySeq", edited_by_seq AS "editedBySeq", taken_down_by_seq AS "takenDownBySeq",
  created_at AS "createdAt", body, salt, leaf`;
