import { checkChain, type RunSql } from '../seals/chain-check';

export interface InvariantResult {
  /** The number in docs/requirements.md. */
  id: 'I1' | 'I2' | 'I3' | 'I4' | 'I7' | 'I10' | 'chain';
  says: string;
  ok: boolean;
  /** At most 100, as text to read. */
  offending: string[];
}

export interface InvariantsReport {
  ok: boolean;
  checkedAt: Date;
  results: InvariantResult[];
}

/** Tells which of some sessions are over; their holds must be empty. Implemented by who owns sessions. */
export interface TerminalSessions {
  amongst(sessionIds: string[]): Promise<string[]>;
}

const SIGNED = `CASE p.side WHEN 'C' THEN p.amount ELSE -p.amount END`;

// Each query returns one text per offence.
const queries: readonly { id: InvariantResult['id']; says: string; sql: string }[] = [
  {
    id: 'I1',
    says: 'Each journal sums to 0',
    sql: `SELECT 'journal ' || j.id || ' is off by ' || coalesce(sum(${SIGNED}), 0) || ' with ' || count(p.line) || ' lines' AS offence
          FROM ledger.journals j LEFT JOIN ledger.postings p ON p.journal_id = j.id
          GROUP BY j.id HAVING coalesce(sum(${SIGNED}), 0) <> 0 OR count(p.line) < 2
          UNION ALL
          SELECT 'posting ' || p.line || ' of journal ' || p.journal_id || ' has no journal' FROM ledger.postings p
          WHERE NOT EXISTS (SELECT 1 FROM ledger.journals j WHERE j.id = p.journal_id) LIMIT 100`,
  },
  {
    id: 'I2',
    says: 'All accounts sum to 0',
    sql: `SELECT currency || ' is off by ' || sum(balance) AS offence FROM ledger.current_balances GROUP BY currency HAVING sum(balance) <> 0`,
  },
  {
    id: 'I3',
    says: 'No user, counselor, hold, escrow, deferred or orphan account is overdrawn',
    sql: `SELECT a.name || ' stands at ' || b.balance AS offence FROM ledger.accounts a JOIN ledger.balances b ON b.account_id = a.id
          WHERE b.balance * a.sign < 0 LIMIT 100`,
  },
  {
    id: 'I4',
    says: 'Each balance is the sum of its postings, of folded accounts up to the last seal',
    sql: `SELECT a.name || ' shows ' || coalesce(b.balance, f.balance) || ', its postings say ' || coalesce(s.total, 0) AS offence
          FROM ledger.accounts a LEFT JOIN ledger.balances b ON b.account_id = a.id LEFT JOIN ledger.folds f ON f.account_id = a.id
          LEFT JOIN (SELECT p.account_id, sum(${SIGNED}) AS total FROM ledger.postings p JOIN ledger.accounts o ON o.id = p.account_id
                     WHERE o.mode = 'strict' OR NOT EXISTS (SELECT 1 FROM ledger.unsealed u WHERE u.journal_id = p.journal_id)
                     GROUP BY p.account_id) s ON s.account_id = a.id
          WHERE coalesce(b.balance, f.balance) IS DISTINCT FROM coalesce(s.total, 0)::bigint LIMIT 100`,
  },
  {
    id: 'I7',
    says: 'Journals are immutable: triggers stand, no service may change them',
    sql: `SELECT t.name || ' has no enabled trigger against change' AS offence FROM unnest(ARRAY['journals', 'postings', 'seals']) AS t (name)
          WHERE NOT EXISTS (SELECT 1 FROM pg_trigger g WHERE g.tgrelid = ('ledger.' || t.name)::regclass AND g.tgname = t.name || '_immutable' AND g.tgenabled IN ('O', 'A'))
          UNION ALL
          SELECT r.rolname || ' may ' || privilege || ' ledger.' || t.name FROM pg_roles r,
            unnest(ARRAY['journals', 'postings', 'seals', 'balances', 'folds']) AS t (name), unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS privilege
          WHERE r.rolname LIKE 'hearken\\_%' AND NOT r.rolsuper
            AND r.oid <> (SELECT relowner FROM pg_class WHERE oid = 'ledger.journals'::regclass)
            AND has_table_privilege(r.oid, ('ledger.' || t.name)::regclass, privilege)`,
  },
  {
    id: 'I10',
    says: 'One journal per business key, for ever',
    sql: `SELECT 'the unique index on keys is gone' AS offence WHERE NOT EXISTS (
            SELECT 1 FROM pg_index i WHERE i.indrelid = 'ledger.journals'::regclass AND i.indexrelid = to_regclass('ledger.journals_key_once') AND i.indisunique AND i.indisvalid)
          UNION ALL (SELECT key || ' was posted ' || count(*) || ' times' FROM ledger.journals GROUP BY key HAVING count(*) > 1 LIMIT 100)`,
  },
];

/** Checks everything that must always hold. Run it in one REPEATABLE READ transaction, so that all queries see the same moment. */
export async function checkInvariants(run: RunSql, terminal?: TerminalSessions): Promise<InvariantsReport> {
  const results: InvariantResult[] = [];
  for (const { id, says, sql } of queries) {
    const offending = ((await run(sql, [])) as { offence: string }[]).map(({ offence }) => offence);
    if (id === 'I3' && terminal) offending.push(...(await unreleased(run, terminal)));
    results.push({ id, says, ok: offending.length === 0, offending });
  }
  const chain = await checkChain(run);
  results.push({
    id: 'chain',
    says: 'Every journal is sealed, and content and links match',
    ok: chain.ok,
    offending: chain.faults.map(
      ({ journalId, position, problem }) => `journal ${journalId} at ${position ?? 'no position'}: ${problem}`,
    ),
  });
  return { ok: results.every(({ ok }) => ok), checkedAt: new Date(), results };
}

async function unreleased(run: RunSql, terminal: TerminalSessions): Promise<string[]> {
  const rows = (await run(
    `SELECT split_part(a.name, ':', 2) AS session, sum(b.balance) AS held FROM ledger.accounts a JOIN ledger.balances b ON b.account_id = a.id
     WHERE a.template LIKE 'hold:%' AND b.balance <> 0 GROUP BY 1`,
    [],
  )) as { session: string; held: string }[];
  const over = new Set(await terminal.amongst(rows.map(({ session }) => session)));
  return rows
    .filter(({ session }) => over.has(session))
    .map(({ session, held }) => `session ${session} is over and still holds ${held}`);
}
