import { fen, type Fen } from '@hearken/contracts';
import { decodeCursor, toPage, type Page, type PageQuery } from '@hearken/platform-database';
import { DomainError, notFound } from '@hearken/platform-errors';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

import type { Journal, JournalPosting, NewJournal, PostedJournal } from './journal';
import { assertPostable } from './journal.rules';
import { JournalsRepository, type JournalFilter } from './journals.repository';

/** The only way money moves. */
@Injectable()
export class LedgerService {
  constructor(private readonly journals: JournalsRepository) {}

  /**
   * Posts one journal in the ambient transaction. The same key with the same content moves nothing and says so.
   * @throws LEDGER_KEY_CONFLICT same key, other content · LEDGER_OVERDRAWN · LEDGER_UNBALANCED (a mistake of the caller)
   */
  async post(journal: NewJournal): Promise<PostedJournal> {
    assertPostable(journal);
    // One statement, so it needs no transaction of its own when the caller has none.
    return this.journals.post(journal);
  }

  /** Credit-positive balances; 0 for accounts that never moved. */
  async balances(accounts: string[]): Promise<Map<string, Fen>> {
    const found = await this.journals.balances(accounts);
    return new Map(accounts.map((name) => [name, fen(found.get(name) ?? 0)]));
  }

  /** Like `balances`, and nobody else can move these accounts until the transaction ends. Strict accounts only. */
  async lock(accounts: string[]): Promise<Map<string, Fen>> {
    const found = await this.journals.lockBalances(accounts);
    return new Map(accounts.map((name) => [name, fen(found.get(name) ?? 0)]));
  }

  /** The journal of a business key with its lines, null while it was not posted. */
  async findByKey(key: string): Promise<{ journal: Journal; postings: JournalPosting[] } | null> {
    const journal = await this.journals.findByKey(key);
    return journal && { journal, postings: await this.journals.postingsOf(journal.id) };
  }

  /** @throws NOT_FOUND */
  async journal(id: string): Promise<{ journal: Journal; postings: JournalPosting[] }> {
    const journal = await this.journals.findById(id);
    if (!journal) throw notFound('journal');
    return { journal, postings: await this.journals.postingsOf(id) };
  }

  /** Journals, newest first. */
  async list(filter: JournalFilter, { cursor, limit }: PageQuery): Promise<Page<Journal>> {
    const before = cursor === undefined ? null : idOf(cursor);
    return toPage(await this.journals.findPage(filter, before, limit + 1), limit, ({ id }) => [id]);
  }
}

const idCursorSchema = z.tuple([z.uuid()]);

/** The journal id in a cursor. @throws VALIDATION_FAILED */
export function idOf(cursor: string): string {
  const parsed = idCursorSchema.safeParse(decodeCursor(cursor));
  // A cursor of another list would compare nonsense.
  if (!parsed.success) throw cursorOfAnotherList();
  return parsed.data[0];
}

const cursorOfAnotherList = () =>
  new DomainError('VALIDATION_FAILED', 'The cursor is not one of this list', {
    errors: [{ path: 'cursor', message: 'not a cursor of this list' }],
  });
