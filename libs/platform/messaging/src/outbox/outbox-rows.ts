import type { Client, QueryConfig, QueryResult, QueryResultRow } from 'pg';

export interface OutboxRow {
  id: string;
  subject: string;
  key: string;
  /** The envelope as JSON, made by PostgreSQL so that the payload is never parsed here. */
  envelope: string;
}

/** First key of the relay's advisory locks; the lane is the second. */
const LOCK_SPACE = 0x6f7574; // "out"

/** The relay's SQL, on the relay's own connection: its session holds the lanes' locks, so they end with it. */
export class OutboxRows {
  /** The lanes share the connection; pg wants one query after the other. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: Client) {}

  async lanesWithRows(): Promise<number[]> {
    const { rows } = await this.query<{ lane: number }>(
      'SELECT lane FROM generate_series(0, 15) AS lane WHERE EXISTS (SELECT FROM messaging.outbox o WHERE o.lane = lane.lane)',
    );
    return rows.map(({ lane }) => lane);
  }

  /** False when another relay works on the lane. */
  async lock(lane: number): Promise<boolean> {
    const { rows } = await this.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS locked', [
      LOCK_SPACE,
      lane,
    ]);
    return rows[0]?.locked ?? false;
  }

  async unlock(lane: number): Promise<void> {
    await this.query('SELECT pg_advisory_unlock($1, $2)', [LOCK_SPACE, lane]);
  }

  async first(lane: number, limit: number): Promise<OutboxRow[]> {
    const { rows } = await this.query<OutboxRow>({
      name: 'outbox-first',
      // strip_nulls must not reach into the payload, which is appended as the text it is.
      text: `SELECT id, subject, key,
                    rtrim(jsonb_strip_nulls(jsonb_build_object(
                      'id', coalesce(event_id, id), 'type', subject, 'key', key, 'traceparent', traceparent, 'target', target,
                      'occurredAt', to_char(coalesce(occurred_at, created_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                    ))::text, '}') || ', "data": ' || payload::text || '}' AS envelope
               FROM messaging.outbox WHERE lane = $1 ORDER BY position LIMIT $2`,
      values: [lane, limit],
    });
    return rows;
  }

  async delete(ids: string[]): Promise<void> {
    await this.query({
      name: 'outbox-delete',
      text: 'DELETE FROM messaging.outbox WHERE id = ANY($1::uuid[])',
      values: [ids],
    });
  }

  private query<R extends QueryResultRow>(query: string | QueryConfig, values?: unknown[]): Promise<QueryResult<R>> {
    const result = this.last.then(() => this.client.query<R>(query, values));
    this.last = result.catch(() => undefined);
    return result;
  }
}
