import { fenFromDatabase, type Fen } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

/** What one journal did to some accounts: credit-positive change by account name. */
export interface Movement {
  id: string;
  kind: string;
  reference: { type: string; id: string };
  occurredAt: Date;
  changes: Record<string, Fen>;
}

interface MovementRow {
  id: string;
  kind: string;
  reference_type: string;
  reference_id: string;
  occurred_at: Date;
  changes: Record<string, number>;
}

// The newest journals of each account by its index, then merged: reading stays cheap however long the history is.
const FIND = `
WITH mine AS (SELECT id, name FROM ledger.accounts WHERE name = ANY ($1) AND currency = 'CNY'),
touched AS (
  SELECT DISTINCT t.journal_id FROM mine CROSS JOIN LATERAL (
    SELECT DISTINCT p.journal_id FROM ledger.postings p WHERE p.account_id = mine.id AND ($2::uuid IS NULL OR p.journal_id < $2)
    ORDER BY p.journal_id DESC LIMIT $3) t
  ORDER BY t.journal_id DESC LIMIT $3)
SELECT j.id, j.kind, j.reference_type, j.reference_id, j.occurred_at,
  (SELECT jsonb_object_agg(c.name, c.change) FROM (
     SELECT mine.name, sum(CASE p.side WHEN 'C' THEN p.amount ELSE -p.amount END) AS change
     FROM ledger.postings p JOIN mine ON mine.id = p.account_id WHERE p.journal_id = j.id GROUP BY mine.name) c) AS changes
FROM touched JOIN ledger.journals j ON j.id = touched.journal_id ORDER BY j.id DESC`;

@Injectable()
export class MovementsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What journals older than `before` did to these accounts, newest first. */
  async findPage(accounts: string[], before: string | null, count: number): Promise<Movement[]> {
    const rows = await this.unitOfWork.query<MovementRow>(FIND, [accounts, before, count]);
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      reference: { type: row.reference_type, id: row.reference_id },
      occurredAt: row.occurred_at,
      changes: Object.fromEntries(Object.entries(row.changes).map(([name, change]) => [name, fenFromDatabase(change)])),
    }));
  }
}
