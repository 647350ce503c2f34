import { chainGenesis } from '@hearken/crypto';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

export interface ArchiveThread {
  id: string;
  sourceKey: string;
  kind: string;
  head: number;
  headLink: Buffer;
  firstAt: Date | null;
  lastAt: Date | null;
}

export interface ThreadFilter {
  participant?: string | undefined;
  /** Last thread of the page before: its last message's time and its id. */
  before?: { lastAt: string; id: string } | undefined;
  limit: number;
}

const columns = `t.id, t.source_key AS "sourceKey", t.kind, t.head::float8 AS head, t.head_link AS "headLink", t.first_at AS "firstAt", t.last_at AS "lastAt"`;

/** Called inside `ArchiveScope.run` only. */
@Injectable()
export class ThreadsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The thread, made when it is new, locked until the transaction ends. */
  async lockBySource(sourceKey: string, kind: string): Promise<ArchiveThread> {
    await this.unitOfWork.query(
      `INSERT INTO archive.threads (corp, source_key, kind, head_link) VALUES (archive.current_corp(), $1, $2, $3) ON CONFLICT ON CONSTRAINT threads_source DO NOTHING`,
      [sourceKey, kind, chainGenesis()],
    );
    const [thread] = await this.unitOfWork.query<ArchiveThread>(
      `SELECT ${columns} FROM archive.threads t WHERE t.corp = archive.current_corp() AND t.source_key = $1 FOR UPDATE`,
      [sourceKey],
    );
    return thread as ArchiveThread;
  }

  async advance(id: string, head: number, headLink: Buffer, at: Date): Promise<void> {
    await this.unitOfWork.query(
      `UPDATE archive.threads SET head = $2, head_link = $3, first_at = coalesce(first_at, $4), last_at = greatest(last_at, $4) WHERE id = $1`,
      [id, head, headLink, at],
    );
  }

  async addMember(threadId: string, participant: string, role: string): Promise<void> {
    await this.unitOfWork.query(
      `INSERT INTO archive.thread_members (thread_id, corp, participant, role) VALUES ($1, archive.current_corp(), $2, $3) ON CONFLICT DO NOTHING`,
      [threadId, participant, role],
    );
  }

  /** Latest first. */
  findPage({ participant, before, limit }: ThreadFilter): Promise<ArchiveThread[]> {
    return this.unitOfWork.query<ArchiveThread>(
      `SELECT ${columns} FROM archive.threads t
       WHERE t.corp = archive.current_corp() AND t.last_at IS NOT NULL
         AND ($1::text IS NULL OR EXISTS (SELECT 1 FROM archive.thread_members m WHERE m.thread_id = t.id AND m.participant = $1))
         AND ($2::timestamptz IS NULL OR (t.last_at, t.id) < ($2, $3::uuid))
       ORDER BY t.last_at DESC, t.id DESC LIMIT $4`,
      [participant ?? null, before?.lastAt ?? null, before?.id ?? null, limit],
    );
  }

  async findMembers(threadIds: readonly string[]): Promise<{ threadId: string; participant: string; role: string }[]> {
    return this.unitOfWork.query(
      `SELECT thread_id AS "threadId", participant, role FROM archive.thread_members WHERE thread_id = ANY($1::uuid[]) ORDER BY participant`,
      [threadIds],
    );
  }
}
