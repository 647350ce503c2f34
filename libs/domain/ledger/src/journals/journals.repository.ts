import { fenFromDatabase } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { Journal, JournalPosting, NewJournal, PostedJournal } from './journal';
import { amountOf, side } from './journal.rules';
import { ledgerError } from './ledger.errors';

export interface JournalFilter {
  kind?: string;
  account?: string;
  referenceType?: string;
  referenceId?: string;
}

interface JournalRow {
  id: string;
  key: string;
  kind: string;
  reference_type: string;
  reference_id: string;
  occurred_at: Date;
  reverses: string | null;
  amount: string;
  position: string | null;
}

const SELECT_JOURNAL = `
  SELECT j.id, j.key, j.kind, j.reference_type, j.reference_id, j.occurred_at, j.reverses, s.position,
         (SELECT sum(p.amount) FROM ledger.postings p WHERE p.journal_id = j.id AND p.side = 'D') AS amount
  FROM ledger.journals j LEFT JOIN ledger.seals s ON s.journal_id = j.id`;

const CURRENCY = 'CNY';

@Injectable()
export class JournalsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Posts in one statement. @throws LEDGER_KEY_CONFLICT, LEDGER_OVERDRAWN, LEDGER_UNBALANCED */
  async post({ key, kind, reference, lines, occurredAt = new Date(), reverses }: NewJournal): Promise<PostedJournal> {
    try {
      const [row] = await this.unitOfWork.query<{ journal_id: string; duplicate: boolean }>(
        'SELECT journal_id, duplicate FROM ledger.post($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
        [
          key,
          kind,
          reference.type,
          reference.id,
          CURRENCY,
          reverses ?? null,
          occurredAt,
          lines.map(({ account }) => account),
          lines.map(side),
          lines.map(amountOf),
        ],
      );
      return { journalId: row!.journal_id, duplicate: row!.duplicate };
    } catch (error) {
      throw ledgerError(error, key);
    }
  }

  /** Locks strict accounts until the transaction ends; accounts that did not exist have 0. */
  async lockBalances(accounts: string[]): Promise<Map<string, number>> {
    const rows = await this.unitOfWork.query<{ name: string; balance: string }>(
      'SELECT name, balance FROM ledger.lock_balances($1, $2)',
      [accounts, CURRENCY],
    );
    return new Map(rows.map(({ name, balance }) => [name, fenFromDatabase(balance)]));
  }

  /** Credit-positive balances of the accounts that exist. */
  async balances(accounts: string[]): Promise<Map<string, number>> {
    const rows = await this.unitOfWork.query<{ name: string; balance: string }>(
      'SELECT name, balance FROM ledger.current_balances WHERE name = ANY ($1) AND currency = $2',
      [accounts, CURRENCY],
    );
    return new Map(rows.map(({ name, balance }) => [name, fenFromDatabase(balance)]));
  }

  async findByKey(key: string): Promise<Journal | null> {
    return this.one(`${SELECT_JOURNAL} WHERE j.key = $1`, key);
  }

  async findById(id: string): Promise<Journal | null> {
    return this.one(`${SELECT_JOURNAL} WHERE j.id = $1`, id);
  }

  /** The lines of a journal in the order in which they were posted. */
  async postingsOf(journalId: string): Promise<JournalPosting[]> {
    const rows = await this.unitOfWork.query<{ line: number; name: string; side: string; amount: string }>(
      'SELECT p.line, a.name, p.side, p.amount FROM ledger.postings p JOIN ledger.accounts a ON a.id = p.account_id WHERE p.journal_id = $1 ORDER BY p.line',
      [journalId],
    );
    return rows.map(({ line, name, side: written, amount }) => ({
      line,
      account: name,
      side: written === 'D' ? 'debit' : 'credit',
      amount: fenFromDatabase(amount),
    }));
  }

  /** Newest first; up to `count` journals older than `before`. */
  async findPage(filter: JournalFilter, before: string | null, count: number): Promise<Journal[]> {
    const rows = await this.unitOfWork.query<JournalRow>(
      `${SELECT_JOURNAL}
       WHERE ($1::text IS NULL OR j.kind = $1) AND ($2::text IS NULL OR j.reference_type = $2) AND ($3::text IS NULL OR j.reference_id = $3)
         AND ($4::text IS NULL OR EXISTS (SELECT 1 FROM ledger.postings p JOIN ledger.accounts a ON a.id = p.account_id WHERE p.journal_id = j.id AND a.name = $4))
         AND ($5::uuid IS NULL OR j.id < $5)
       ORDER BY j.id DESC LIMIT $6`,
      [
        filter.kind ?? null,
        filter.referenceType ?? null,
        filter.referenceId ?? null,
        filter.account ?? null,
        before,
        count,
      ],
    );
    return rows.map(toJournal);
  }

  private async one(sql: string, value: string): Promise<Journal | null> {
    const [row] = await this.unitOfWork.query<JournalRow>(sql, [value]);
    return row ? toJournal(row) : null;
  }
}

function toJournal(row: JournalRow): Journal {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    reference: { type: row.reference_type, id: row.reference_id },
    occurredAt: row.occurred_at,
    reverses: row.reverses,
    amount: fenFromDatabase(row.amount),
    position: row.position === null ? null : Number(row.position),
  };
}
