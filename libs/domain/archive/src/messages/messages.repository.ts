import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { ArchivedMessage } from './archived-message';

export interface MessageFilter {
  threadId?: string | undefined;
  sender?: string | undefined;
  type?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** Only messages older than this one. */
  before?: string | undefined;
  limit: number;
}

export type NewMessage = Omit<ArchivedMessage, 'archivedAt' | 'recalled' | 'edited' | 'takenDown' | 'sealed'> & {
  sealed: Buffer;
};

const columns = `m.id, m.thread_id AS "threadId", m.position::float8 AS position, m.source_seq::text AS "sourceSeq", m.msgid, m.type, m.sender,
  m.sender_role AS "senderRole", m.sent_at AS "sentAt", m.archived_at AS "archivedAt", m.sealed, m.salt, m.leaf, m.link,
  EXISTS (SELECT 1 FROM archive.marks k WHERE k.thread_id = m.thread_id AND k.source_seq = m.source_seq AND k.kind = 'recalled') AS recalled,
  EXISTS (SELECT 1 FROM archive.marks k WHERE k.thread_id = m.thread_id AND k.source_seq = m.source_seq AND k.kind = 'edited') AS edited,
  EXISTS (SELECT 1 FROM archive.marks k WHERE k.thread_id = m.thread_id AND k.source_seq = m.source_seq AND k.kind = 'taken_down') AS "takenDown"`;

/** Called inside `ArchiveScope.run` only. */
@Injectable()
export class MessagesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async existsByMsgid(msgid: string): Promise<boolean> {
    return (await this.unitOfWork.query('SELECT 1 FROM archive.messages WHERE msgid = $1', [msgid])).length > 0;
  }

  /** Stores the message and queues it for the indexer. */
  async insert(message: NewMessage): Promise<void> {
    await this.unitOfWork.query(
      `WITH stored AS (
         INSERT INTO archive.messages (id, corp, thread_id, position, source_seq, msgid, type, sender, sender_role, sent_at, sealed, salt, leaf, link)
         VALUES ($1, archive.current_corp(), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id, corp, sent_at)
       INSERT INTO archive.unindexed (message_id, corp, sent_at) SELECT id, corp, sent_at FROM stored`,
      [
        message.id,
        message.threadId,
        message.position,
        message.sourceSeq,
        message.msgid,
        message.type,
        message.sender,
        message.senderRole,
        message.sentAt,
        message.sealed,
        message.salt,
        message.leaf,
        message.link,
      ],
    );
  }

  async mark(
    threadId: string,
    sourceSeq: string,
    kind: 'recalled' | 'edited' | 'taken_down',
    by: { seq: string; at: Date },
  ): Promise<void> {
    await this.unitOfWork.query(
      `INSERT INTO archive.marks (corp, thread_id, source_seq, kind, by_seq, at) VALUES (archive.current_corp(), $1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [threadId, sourceSeq, kind, by.seq, by.at],
    );
  }

  /** Newest first. */
  findPage({ threadId, sender, type, from, to, before, limit }: MessageFilter): Promise<ArchivedMessage[]> {
    return this.unitOfWork.query<ArchivedMessage>(
      `SELECT ${columns} FROM archive.messages m
       WHERE m.corp = archive.current_corp() AND ($1::uuid IS NULL OR m.thread_id = $1) AND ($2::text IS NULL OR m.sender = $2)
         AND ($3::text IS NULL OR m.type = $3) AND ($4::timestamptz IS NULL OR m.sent_at >= $4) AND ($5::timestamptz IS NULL OR m.sent_at < $5)
         AND ($6::uuid IS NULL OR m.id < $6)
       ORDER BY m.id DESC LIMIT $7`,
      [threadId ?? null, sender ?? null, type ?? null, from ?? null, to ?? null, before ?? null, limit],
    );
  }

  /** Newest first. */
  findByIds(ids: readonly string[]): Promise<ArchivedMessage[]> {
    return this.unitOfWork.query<ArchivedMessage>(
      `SELECT ${columns} FROM archive.messages m WHERE m.id = ANY($1::uuid[]) ORDER BY m.id DESC`,
      [ids],
    );
  }

  /** Ids of messages that are not in the index yet, newest first. */
  async findUnindexedIds(before: string | undefined, limit: number): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `SELECT message_id AS id FROM archive.unindexed WHERE corp = archive.current_corp() AND ($1::uuid IS NULL OR message_id < $1) ORDER BY message_id DESC LIMIT $2`,
      [before ?? null, limit],
    );
    return rows.map(({ id }) => id);
  }
}
