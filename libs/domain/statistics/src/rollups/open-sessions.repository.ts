import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

@Injectable()
export class OpenSessionsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Takes over a state unless a later one, or the end, is known. True when the session was not known before. */
  async follow(session: { sessionId: string; state: string; version: number; at: string }): Promise<void> {
    await this.unitOfWork.query(
      `INSERT INTO statistics.open_sessions (session_id, state, version, at)
       SELECT $1, $2, $3, $4 WHERE NOT EXISTS (SELECT 1 FROM statistics.ended_sessions WHERE session_id = $1)
       ON CONFLICT (session_id) DO UPDATE SET state = excluded.state, version = excluded.version, at = excluded.at
       WHERE open_sessions.version < excluded.version`,
      [session.sessionId, session.state, session.version, session.at],
    );
  }

  /** True for the first who says that it ended. */
  async end(sessionId: string, at: string): Promise<boolean> {
    const first = await this.unitOfWork.query(
      'INSERT INTO statistics.ended_sessions (session_id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1',
      [sessionId, at],
    );
    await this.unitOfWork.query('DELETE FROM statistics.open_sessions WHERE session_id = $1', [sessionId]);
    return first.length > 0;
  }

  async countByState(): Promise<Map<string, number>> {
    const rows = await this.unitOfWork.query<{ state: string; count: number }>(
      'SELECT state, count(*)::int AS count FROM statistics.open_sessions GROUP BY state',
    );
    return new Map(rows.map(({ state, count }) => [state, count]));
  }

  async forgetEndedBefore(hours: number): Promise<void> {
    await this.unitOfWork.query(`DELETE FROM statistics.ended_sessions WHERE at < now() - make_interval(hours => $1)`, [
      hours,
    ]);
  }
}
