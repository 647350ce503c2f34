import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

export interface Cursor {
  received: number;
  read: number;
}

/** How far a member's devices are. */
@Injectable()
export class CursorsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Moves on, never back. Null when the account is no member or the log is shorter. */
  async advance(
    conversationId: string,
    accountId: string,
    { received, read }: Cursor,
  ): Promise<(Cursor & { head: number }) | null> {
    const [row] = await this.unitOfWork.query<Cursor & { head: number }>(
      `WITH allowed AS (
         SELECT h.head FROM conversations.heads h
         JOIN conversations.members m ON m.conversation_id = h.conversation_id AND m.account_id = $2 AND m.left_at IS NULL
         WHERE h.conversation_id = $1 AND h.head >= greatest($3::int, $4::int))
       INSERT INTO conversations.cursors AS c (conversation_id, account_id, received, read)
       SELECT $1, $2, greatest($3::int, $4::int), $4 FROM allowed
       ON CONFLICT (conversation_id, account_id) DO UPDATE
         SET received = greatest(c.received, EXCLUDED.received), read = greatest(c.read, EXCLUDED.read), updated_at = now()
       RETURNING received, read, (SELECT head FROM allowed) AS head`,
      [conversationId, accountId, received, read],
    );
    return row ?? null;
  }
}
