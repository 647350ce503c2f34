import { fenFromDatabase, type Fen } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { JournalReference } from '../journals/journal';
import type { Maturity } from './earnings';

interface MaturityRow {
  id: string;
  counselor_id: string;
  amount: string;
  due_at: Date;
}

@Injectable()
export class MaturitiesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Adds to the open row of a reference and moves its due time to `days` from now. */
  async add(counselorId: string, { type, id }: JournalReference, amount: Fen, days: number): Promise<void> {
    await this.unitOfWork.query(
      `INSERT INTO ledger.maturities (counselor_id, reference_type, reference_id, amount, due_at)
       VALUES ($1, $2, $3, $4, now() + $5 * interval '1 day')
       ON CONFLICT (counselor_id, reference_type, reference_id) WHERE matured_at IS NULL
       DO UPDATE SET amount = maturities.amount + excluded.amount, due_at = excluded.due_at`,
      [counselorId, type, id, amount, days],
    );
  }

  /** Locks the row that has been due longest and that nobody else works on. */
  async lockNextDue(): Promise<Maturity | null> {
    const [row] = await this.unitOfWork.query<MaturityRow>(
      `SELECT id, counselor_id, amount, due_at FROM ledger.maturities
       WHERE matured_at IS NULL AND due_at <= now() ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
    return row
      ? { id: row.id, counselorId: row.counselor_id, amount: fenFromDatabase(row.amount), dueAt: row.due_at }
      : null;
  }

  async markMatured(id: string): Promise<void> {
    await this.unitOfWork.query('UPDATE ledger.maturities SET matured_at = now() WHERE id = $1', [id]);
  }
}
