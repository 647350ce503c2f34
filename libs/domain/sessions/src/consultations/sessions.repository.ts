import { fen, fenFromDatabase, type Fen, type SessionState } from '@hearken/contracts';
import { isUniqueViolation, UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { Rounding } from '../metering/meter.rules';
import { SessionTiming } from '../session-timing';
import {
  openStates,
  type EndReason,
  type PauseReason,
  type Session,
  type SessionTerms,
  type Transition,
} from './session';
import { alreadyOpen } from './session.errors';

interface Row {
  id: string;
  conversation_id: string;
  user_id: string;
  counselor_id: string | null;
  directed: boolean;
  topic: string | null;
  product: 'perMinute' | 'package';
  state: SessionState;
  version: number;
  pause_reason: PauseReason | null;
  end_reason: EndReason | null;
  price_ceiling: string;
  price_per_minute: string | null;
  commission_bps: number | null;
  free_minutes: number | null;
  minimum_minutes: number | null;
  rounding: Rounding | null;
  user_grace_seconds: number | null;
  minutes_charged: number;
  charged: string;
  commission: string;
  holds: number;
  last_notice: number | null;
  requested_at: Date;
  queue_until: Date;
  accepted_at: Date | null;
  started_at: Date | null;
  paused_at: Date | null;
  ended_at: Date | null;
  settled_at: Date | null;
}

export const sessionColumns = [
  'id, conversation_id, user_id, counselor_id, directed, topic, product, state, version, pause_reason, end_reason, price_ceiling',
  'price_per_minute, commission_bps, free_minutes, minimum_minutes, rounding, user_grace_seconds, minutes_charged, charged',
  'commission, holds, last_notice, requested_at, queue_until, accepted_at, started_at, paused_at, ended_at, settled_at',
].join(', ');
const COLUMNS = sessionColumns;

/** What a new request knows. */
export interface NewSession {
  id: string;
  conversationId: string;
  userId: string;
  counselorId: string | null;
  topic: string | null;
  product: 'perMinute' | 'package';
  priceCeiling: Fen;
  quotedPrice: Fen | null;
  requestedAt: Date;
  queueUntil: Date;
}

/** Columns that change with or between transitions; `terms` writes all of its columns. */
export type SessionPatch = Partial<
  Pick<
    Session,
    | 'counselorId'
    | 'pauseReason'
    | 'endReason'
    | 'minutesCharged'
    | 'charged'
    | 'commission'
    | 'holds'
    | 'lastNotice'
    | 'acceptedAt'
    | 'startedAt'
    | 'pausedAt'
    | 'endedAt'
    | 'settledAt'
  >
> & { terms?: SessionTerms; dueAt?: Date | null };

const patchColumns: Readonly<Record<Exclude<keyof SessionPatch, 'terms'>, string>> = {
  counselorId: 'counselor_id',
  pauseReason: 'pause_reason',
  endReason: 'end_reason',
  minutesCharged: 'minutes_charged',
  charged: 'charged',
  commission: 'commission',
  holds: 'holds',
  lastNotice: 'last_notice',
  acceptedAt: 'accepted_at',
  startedAt: 'started_at',
  pausedAt: 'paused_at',
  endedAt: 'ended_at',
  settledAt: 'settled_at',
  dueAt: 'due_at',
};
const termsColumns: Readonly<Record<keyof SessionTerms, string>> = {
  pricePerMinute: 'price_per_minute',
  commissionBps: 'commission_bps',
  freeMinutes: 'free_minutes',
  minimumMinutes: 'minimum_minutes',
  rounding: 'rounding',
  userGraceSeconds: 'user_grace_seconds',
};

@Injectable()
export class SessionsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly timing: SessionTiming,
  ) {}

  /** Inserts a request in state `requested`, version 1. A second open one of the pair is refused with the first one's id. */
  async insert(session: NewSession): Promise<Session> {
    try {
      const [row] = await this.unitOfWork.attempt(() =>
        this.unitOfWork.query<Row>(
          `INSERT INTO sessions.sessions (id, conversation_id, user_id, counselor_id, directed, topic, product, state, version,
             price_ceiling, price_per_minute, requested_at, queue_until, due_at)
           VALUES ($1, $2, $3, $4, $4::uuid IS NOT NULL, $5, $6, 'requested', 1, $7, $8, $9, $10, $10) RETURNING ${COLUMNS}`,
          [
            session.id,
            session.conversationId,
            session.userId,
            session.counselorId,
            session.topic,
            session.product,
            session.priceCeiling,
            session.quotedPrice,
            session.requestedAt,
            session.queueUntil,
          ],
        ),
      );
      return toSession(row!);
    } catch (error) {
      if (!isUniqueViolation(error, 'sessions_one_open')) throw error;
      const open = await this.findOpenOfPair(session.userId, session.counselorId);
      throw open ? alreadyOpen(open.id) : error;
    }
  }

  async findById(id: string): Promise<Session | null> {
    const [row] = await this.unitOfWork.query<Row>(`SELECT ${COLUMNS} FROM sessions.sessions WHERE id = $1`, [id]);
    return row ? toSession(row) : null;
  }

  /** Waits for the row's lock; everything that changes a session takes it first. */
  async lockById(id: string): Promise<Session | null> {
    const [row] = await this.unitOfWork.query<Row>(
      `SELECT ${COLUMNS} FROM sessions.sessions WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row ? toSession(row) : null;
  }

  async findOpenOfPair(userId: string, counselorId: string | null): Promise<Session | null> {
    const [row] = await this.unitOfWork.query<Row>(
      `SELECT ${COLUMNS} FROM sessions.sessions
       WHERE user_id = $1 AND counselor_id IS NOT DISTINCT FROM $2::uuid AND state = ANY ($3) LIMIT 1`,
      [userId, counselorId, openStates],
    );
    return row ? toSession(row) : null;
  }

  /** The session that is due longest and that no other worker holds, locked; null when none is due. */
  async lockNextDue(now: Date): Promise<Session | null> {
    const [row] = await this.unitOfWork.query<Row>(
      `SELECT ${COLUMNS} FROM sessions.sessions WHERE due_at <= $1 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [now],
    );
    return row ? toSession(row) : null;
  }

  /** Writes a transition and its row of the history by compare-and-set on the version; false when someone else was faster. */
  async step(session: Session, transition: Transition, patch: SessionPatch): Promise<boolean> {
    const { assignments, values } = assignmentsOf(patch, 4);
    const rows = await this.unitOfWork.query(
      `UPDATE sessions.sessions SET state = $3, version = version + 1${assignments.map((one) => `, ${one}`).join('')}
       WHERE id = $1 AND version = $2 RETURNING id`,
      [session.id, session.version, transition.to, ...values],
    );
    if (rows.length === 0) return false;
    await this.record(session.id, transition);
    return true;
  }

  /** Adds to the session's history. */
  async record(sessionId: string, { version, from, to, reason, actorId, at, effectiveAt }: Transition): Promise<void> {
    await this.unitOfWork.query(
      `INSERT INTO sessions.transitions (session_id, version, from_state, to_state, reason, actor_id, at, effective_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [sessionId, version, from, to, reason, actorId, at, effectiveAt],
    );
  }

  /** Writes columns that are no transition; the caller holds the row's lock. */
  async update(id: string, patch: SessionPatch): Promise<void> {
    const { assignments, values } = assignmentsOf(patch, 2);
    await this.unitOfWork.query(`UPDATE sessions.sessions SET ${assignments.join(', ')} WHERE id = $1`, [
      id,
      ...values,
    ]);
  }

  /**
   * Lets a worker look at the accounts' running sessions at once: a member came or went. Waits for a worker that is at one,
   * or its later due time would overwrite this one.
   */
  async wakeRunningOf(accountIds: readonly string[]): Promise<void> {
    const rows = await this.unitOfWork.query(
      `UPDATE sessions.sessions SET due_at = $2 WHERE id IN (
         SELECT id FROM sessions.sessions
         WHERE state IN ('accepted', 'active', 'paused', 'ended') AND (user_id = ANY ($1) OR counselor_id = ANY ($1))
         ORDER BY id FOR UPDATE) RETURNING id`,
      [accountIds, this.timing.now()],
    );
    if (rows.length > 0) await this.notifyDue();
  }

  /** Wakes the workers when the transaction commits. */
  async notifyDue(): Promise<void> {
    await this.unitOfWork.query(`SELECT pg_notify('sessions_due', '')`);
  }
}

function assignmentsOf(patch: SessionPatch, from: number): { assignments: string[]; values: unknown[] } {
  const { terms, ...columns } = patch;
  const entries: [string, unknown][] = Object.entries(columns)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [patchColumns[key as keyof typeof patchColumns], value]);
  for (const [key, value] of Object.entries(terms ?? {}))
    entries.push([termsColumns[key as keyof SessionTerms], value]);
  return {
    assignments: entries.map(([column], index) => `${column} = $${from + index}`),
    values: entries.map(([, value]) => value),
  };
}

/** A row of `sessionColumns` as the domain's type. */
export function toSession(row: unknown): Session {
  const one = row as Row;
  return {
    id: one.id,
    conversationId: one.conversation_id,
    userId: one.user_id,
    counselorId: one.counselor_id,
    directed: one.directed,
    topic: one.topic,
    product: one.product,
    state: one.state,
    version: one.version,
    pauseReason: one.pause_reason,
    endReason: one.end_reason,
    priceCeiling: fenFromDatabase(one.price_ceiling),
    quotedPrice: one.price_per_minute === null ? null : fenFromDatabase(one.price_per_minute),
    terms: termsOf(one),
    minutesCharged: one.minutes_charged,
    charged: fenFromDatabase(one.charged),
    commission: fenFromDatabase(one.commission),
    holds: one.holds,
    lastNotice: one.last_notice,
    requestedAt: one.requested_at,
    queueUntil: one.queue_until,
    acceptedAt: one.accepted_at,
    startedAt: one.started_at,
    pausedAt: one.paused_at,
    endedAt: one.ended_at,
    settledAt: one.settled_at,
  };
}

function termsOf(row: Row): SessionTerms | null {
  // All of them or none, by the constraint sessions_terms.
  if (row.commission_bps === null) return null;
  return {
    pricePerMinute: fen(Number(row.price_per_minute)),
    commissionBps: row.commission_bps,
    freeMinutes: row.free_minutes!,
    minimumMinutes: row.minimum_minutes!,
    rounding: row.rounding!,
    userGraceSeconds: row.user_grace_seconds!,
  };
}
