import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

/** Whose money each session's hold is. */
@Injectable()
export class HoldsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Remembers the owner of a session's hold (again open, if it had been released); false when it is somebody else's. */
  async open(sessionId: string, userId: string): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `INSERT INTO ledger.holds (session_id, user_id) VALUES ($1, $2)
       ON CONFLICT (session_id) DO UPDATE SET released_at = NULL WHERE holds.user_id = excluded.user_id RETURNING session_id`,
      [sessionId, userId],
    );
    return rows.length === 1;
  }

  async markReleased(sessionId: string): Promise<void> {
    await this.unitOfWork.query(
      'UPDATE ledger.holds SET released_at = now() WHERE session_id = $1 AND released_at IS NULL',
      [sessionId],
    );
  }

  /** Who the hold belongs to, null when there never was one. */
  async ownerOf(sessionId: string): Promise<string | null> {
    const [row] = await this.unitOfWork.query<{ user_id: string }>(
      'SELECT user_id FROM ledger.holds WHERE session_id = $1',
      [sessionId],
    );
    return row?.user_id ?? null;
  }

  /** Cash, bonus and everything held of a user, in one snapshot. */
  async walletOf(userId: string): Promise<{ cash: string; bonus: string; held: string }> {
    const [row] = await this.unitOfWork.query<{ cash: string; bonus: string; held: string }>(
      `SELECT coalesce(sum(b.balance) FILTER (WHERE a.name = $2), 0) AS cash,
              coalesce(sum(b.balance) FILTER (WHERE a.name = $3), 0) AS bonus,
              coalesce(sum(b.balance) FILTER (WHERE a.name LIKE 'hold:%'), 0) AS held
       FROM ledger.accounts a JOIN ledger.balances b ON b.account_id = a.id
       WHERE a.currency = 'CNY' AND a.name IN (
         SELECT unnest(ARRAY[$2, $3]) UNION ALL
         SELECT 'hold:' || h.session_id || bucket FROM ledger.holds h, unnest(ARRAY[':cash', ':bonus']) bucket
         WHERE h.user_id = $1 AND h.released_at IS NULL)`,
      [userId, `user:${userId}:cash`, `user:${userId}:bonus`],
    );
    return row!;
  }
}
