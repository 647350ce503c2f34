import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { runningStates } from '../consultations/session';
import { SessionTiming } from '../session-timing';
import type { Offer, OfferState } from './offer';

interface Row {
  id: string;
  session_id: string;
  counselor_id: string;
  state: OfferState;
  created_at: Date;
  expires_at: Date;
  resolved_at: Date | null;
  reason: string | null;
}

const COLUMNS = 'id, session_id, counselor_id, state, created_at, expires_at, resolved_at, reason';

@Injectable()
export class OffersRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly timing: SessionTiming,
  ) {}

  /** A pending offer from now on for as long as offers last. */
  async insert(sessionId: string, counselorId: string): Promise<Offer> {
    const createdAt = this.timing.now();
    const expiresAt = new Date(createdAt.getTime() + this.timing.config.offerMs);
    const [row] = await this.unitOfWork.query<Row>(
      `INSERT INTO sessions.offers (session_id, counselor_id, state, created_at, expires_at)
       VALUES ($1, $2, 'pending', $3, $4) RETURNING ${COLUMNS}`,
      [sessionId, counselorId, createdAt, expiresAt],
    );
    return toOffer(row!);
  }

  async findPending(sessionId: string): Promise<Offer | null> {
    const [row] = await this.unitOfWork.query<Row>(
      `SELECT ${COLUMNS} FROM sessions.offers WHERE session_id = $1 AND state = 'pending'`,
      [sessionId],
    );
    return row ? toOffer(row) : null;
  }

  /** All offers of some sessions, oldest first. */
  async findBySessions(sessionIds: readonly string[]): Promise<Offer[]> {
    const rows = await this.unitOfWork.query<Row>(
      `SELECT ${COLUMNS} FROM sessions.offers WHERE session_id = ANY ($1) ORDER BY created_at, id`,
      [sessionIds],
    );
    return rows.map(toOffer);
  }

  async hasOffer(sessionId: string, counselorId: string): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      'SELECT 1 FROM sessions.offers WHERE session_id = $1 AND counselor_id = $2 LIMIT 1',
      [sessionId, counselorId],
    );
    return rows.length > 0;
  }

  /** Ends the pending offer of a session, if there is one. */
  async resolvePending(
    sessionId: string,
    state: Exclude<OfferState, 'pending'>,
    reason: string | null = null,
  ): Promise<void> {
    await this.unitOfWork.query(
      `UPDATE sessions.offers SET state = $2, resolved_at = $3, reason = $4 WHERE session_id = $1 AND state = 'pending'`,
      [sessionId, state, this.timing.now(), reason],
    );
  }

  /** Makes this transaction the only one that counts or fills this counselor's places. */
  async lockCapacity(counselorId: string): Promise<void> {
    await this.unitOfWork.query(
      'INSERT INTO sessions.capacity_locks (counselor_id) VALUES ($1) ON CONFLICT DO NOTHING',
      [counselorId],
    );
    await this.unitOfWork.query('SELECT 1 FROM sessions.capacity_locks WHERE counselor_id = $1 FOR UPDATE', [
      counselorId,
    ]);
  }

  /** Running sessions, and pending offers beside them, a counselor. */
  async loads(counselorIds: readonly string[]): Promise<Map<string, { running: number; pending: number }>> {
    const rows = await this.unitOfWork.query<{ counselor_id: string; running: number; pending: number }>(
      `SELECT c.id AS counselor_id,
         (SELECT count(*)::int FROM sessions.sessions s WHERE s.counselor_id = c.id AND s.state = ANY ($2)) AS running,
         (SELECT count(*)::int FROM sessions.offers o WHERE o.counselor_id = c.id AND o.state = 'pending') AS pending
       FROM unnest($1::uuid[]) AS c (id)`,
      [counselorIds, runningStates],
    );
    return new Map(rows.map((row) => [row.counselor_id, { running: row.running, pending: row.pending }]));
  }
}

function toOffer(row: Row): Offer {
  return {
    id: row.id,
    sessionId: row.session_id,
    counselorId: row.counselor_id,
    state: row.state,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    resolvedAt: row.resolved_at,
    reason: row.reason,
  };
}
