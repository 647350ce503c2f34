import { chainLink, contentHash, GENESIS, type ChainedJournal } from './chain.rules';

/** Any way to run SQL: a unit of work, or a plain client of the operator's command. */
export type RunSql = (sql: string, params: unknown[]) => Promise<unknown[]>;

export interface ChainFault {
  journalId: string;
  position: number | null;
  problem: 'content' | 'link' | 'gap' | 'unsealed';
}

export interface ChainReport {
  ok: boolean;
  checked: number;
  /** Hex link of the last journal: what an anchor outside the database would hold. */
  head: string;
  faults: ChainFault[];
}

interface Row {
  id: string;
  key: string;
  kind: string;
  reference_type: string;
  reference_id: string;
  currency: string;
  reverses: string | null;
  micros: string;
  content_hash: string;
  position: string;
  link: string;
  lines: string[] | null;
}

const BATCH = 5_000;
const MOST_FAULTS = 100;
/** Sealing takes a second; what is older was refused, or nobody seals. */
const UNSEALED_SECONDS = 60;

const READ = `
SELECT s.position, encode(s.link, 'hex') AS link, s.journal_id AS id, j.key, j.kind, j.reference_type, j.reference_id, j.currency, j.reverses,
       (extract(epoch FROM j.occurred_at) * 1000000)::bigint::text AS micros, encode(j.content_hash, 'hex') AS content_hash,
       (SELECT array_agg(p.side::text || ' ' || p.amount || ' ' || a.name ORDER BY p.line)
        FROM ledger.postings p JOIN ledger.accounts a ON a.id = p.account_id WHERE p.journal_id = s.journal_id) AS lines
FROM ledger.seals s LEFT JOIN ledger.journals j ON j.id = s.journal_id
WHERE s.position > $1 ORDER BY s.position LIMIT $2`;

/** Walks the whole chain and names every journal that was altered, removed or left out. Trusts no function of the database. */
export async function checkChain(run: RunSql): Promise<ChainReport> {
  const faults: ChainFault[] = [];
  let head = GENESIS;
  let position = 0;
  let checked = 0;
  for (;;) {
    const rows = (await run(READ, [position, BATCH])) as Row[];
    for (const row of rows) {
      checked++;
      faults.push(...faultsOf(row, head, position));
      // Goes on from what is stored, so that one altered row is one fault and not a fault of all that follow.
      head = row.link;
      position = Number(row.position);
    }
    if (rows.length < BATCH || faults.length >= MOST_FAULTS) break;
  }
  faults.push(...(await leftOut(run)));
  return { ok: faults.length === 0, checked, head, faults: faults.slice(0, MOST_FAULTS) };
}

function faultsOf(row: Row, head: string, before: number): ChainFault[] {
  const position = Number(row.position);
  const fault = (problem: ChainFault['problem']): ChainFault => ({ journalId: row.id, position, problem });
  const found: ChainFault[] = [];
  if (position !== before + 1) found.push(fault('gap'));
  // A sealed journal that is gone reads as nulls, whose hash is not the one sealed.
  const journal = toChained(row);
  if (contentHash(journal) !== row.content_hash) found.push(fault('content'));
  else if (position === before + 1 && chainLink(head, position, journal) !== row.link) found.push(fault('link'));
  return found;
}

const toChained = (row: Row): ChainedJournal => ({
  id: row.id,
  key: row.key,
  kind: row.kind,
  referenceType: row.reference_type,
  referenceId: row.reference_id,
  currency: row.currency,
  reverses: row.reverses,
  occurredAtMicros: row.micros,
  contentHash: row.content_hash,
  lines: row.lines ?? [],
});

async function leftOut(run: RunSql): Promise<ChainFault[]> {
  const rows = (await run(
    `SELECT j.id FROM ledger.journals j WHERE NOT EXISTS (SELECT 1 FROM ledger.seals s WHERE s.journal_id = j.id)
     AND NOT EXISTS (SELECT 1 FROM ledger.unsealed u WHERE u.journal_id = j.id AND u.queued_at > now() - $1 * interval '1 second') LIMIT $2`,
    [UNSEALED_SECONDS, MOST_FAULTS],
  )) as { id: string }[];
  return rows.map(({ id }) => ({ journalId: id, position: null, problem: 'unsealed' }));
}
