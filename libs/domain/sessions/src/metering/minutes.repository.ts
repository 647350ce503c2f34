import { fenFromDatabase } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { ChargedLine, MinuteReason } from './charges.rules';
import type { Stretch, StretchKind } from './meter.rules';

interface MinuteRow {
  minute: number;
  started_at: Date;
  reason: MinuteReason;
  amount: string;
  commission: string;
}
interface StretchRow {
  kind: StretchKind;
  started_at: Date;
  ended_at: Date;
  billable: boolean;
}

@Injectable()
export class MinutesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(sessionId: string, line: ChargedLine, chargedAt: Date): Promise<void> {
    await this.unitOfWork.query(
      `INSERT INTO sessions.minutes (session_id, minute, started_at, reason, amount, commission, charged_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [sessionId, line.minute, line.startedAt, line.reason, line.amount, line.commission, chargedAt],
    );
  }

  /** The charged minutes, first one first. */
  async findBySession(sessionId: string): Promise<ChargedLine[]> {
    const rows = await this.unitOfWork.query<MinuteRow>(
      'SELECT minute, started_at, reason, amount, commission FROM sessions.minutes WHERE session_id = $1 ORDER BY minute',
      [sessionId],
    );
    return rows.map(({ started_at, amount, commission, ...row }) => ({
      ...row,
      startedAt: started_at,
      amount: fenFromDatabase(amount),
      commission: fenFromDatabase(commission),
    }));
  }

  /** Keeps the measured time of a settled session for good. */
  async insertStretches(sessionId: string, stretches: readonly Stretch[]): Promise<void> {
    const kept = stretches.filter(({ from, to }) => to > from);
    await this.unitOfWork.query(
      `INSERT INTO sessions.stretches (session_id, ordinal, kind, started_at, ended_at, billable)
       SELECT $1, ordinal, kind, started_at, ended_at, billable
       FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[], $5::boolean[]) WITH ORDINALITY AS t (kind, started_at, ended_at, billable, ordinal)`,
      [
        sessionId,
        kept.map(({ kind }) => kind),
        kept.map(({ from }) => new Date(from)),
        kept.map(({ to }) => new Date(to)),
        kept.map(({ billable }) => billable),
      ],
    );
  }

  async findStretches(sessionId: string): Promise<Stretch[]> {
    const rows = await this.unitOfWork.query<StretchRow>(
      'SELECT kind, started_at, ended_at, billable FROM sessions.stretches WHERE session_id = $1 ORDER BY ordinal',
      [sessionId],
    );
    return rows.map(({ kind, billable, started_at, ended_at }) => ({
      kind,
      billable,
      from: started_at.getTime(),
      to: ended_at.getTime(),
    }));
  }
}
