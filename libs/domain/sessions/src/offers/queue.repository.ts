import { fenFromDatabase } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { openStates } from '../consultations/session';
import type { Waiting } from './offer.rules';

interface Row {
  id: string;
  user_id: string;
  counselor_id: string | null;
  topic: string | null;
  price_ceiling: string;
  declined_by: string[];
  lapsed: { counselor: string; at: string }[];
  open_with: string[];
}

@Injectable()
export class QueueRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The oldest waiting requests with what matching needs to know of each. */
  async waiting(limit: number): Promise<Waiting[]> {
    const rows = await this.unitOfWork.query<Row>(
      `SELECT s.id, s.user_id, s.counselor_id, s.topic, s.price_ceiling,
         ARRAY (SELECT o.counselor_id FROM sessions.offers o WHERE o.session_id = s.id AND o.state = 'declined') AS declined_by,
         coalesce((SELECT jsonb_agg(jsonb_build_object('counselor', o.counselor_id, 'at', o.resolved_at) ORDER BY o.resolved_at)
                   FROM sessions.offers o WHERE o.session_id = s.id AND o.state = 'expired'), '[]') AS lapsed,
         ARRAY (SELECT t.counselor_id FROM sessions.sessions t
                WHERE t.user_id = s.user_id AND t.counselor_id IS NOT NULL AND t.id <> s.id AND t.state = ANY ($2)) AS open_with
       FROM sessions.sessions s WHERE s.state = 'queued' ORDER BY s.requested_at, s.id LIMIT $1`,
      [limit, openStates],
    );
    return rows.map((row) => ({
      sessionId: row.id,
      userId: row.user_id,
      counselorId: row.counselor_id,
      topic: row.topic,
      priceCeiling: fenFromDatabase(row.price_ceiling),
      declinedBy: row.declined_by,
      lapsedAt: new Map(row.lapsed.map(({ counselor, at }) => [counselor, Date.parse(at)])),
      openWith: row.open_with,
    }));
  }

  /** Places of waiting requests in their lines, 1 is next; requests that do not wait are left out. */
  async positions(sessionIds: readonly string[]): Promise<Map<string, number>> {
    if (sessionIds.length === 0) return new Map();
    const rows = await this.unitOfWork.query<{ id: string; position: number }>(
      `SELECT s.id, (SELECT count(*)::int FROM sessions.sessions o
                     WHERE o.state = 'queued' AND o.counselor_id IS NOT DISTINCT FROM s.counselor_id AND o.topic IS NOT DISTINCT FROM s.topic
                       AND (o.requested_at, o.id) <= (s.requested_at, s.id)) AS position
       FROM sessions.sessions s WHERE s.id = ANY ($1) AND s.state = 'queued'`,
      [sessionIds],
    );
    return new Map(rows.map(({ id, position }) => [id, position]));
  }

  /** Average length of the last 100 sessions that ran, in seconds; null while there is none. */
  async averageSeconds(): Promise<number | null> {
    const [row] = await this.unitOfWork.query<{ average: number | null }>(
      `SELECT avg(extract(epoch FROM ended_at - started_at))::float8 AS average FROM (
         SELECT started_at, ended_at FROM sessions.sessions WHERE state = 'settled' AND started_at IS NOT NULL ORDER BY id DESC LIMIT 100) AS recent`,
    );
    return row?.average ?? null;
  }
}
