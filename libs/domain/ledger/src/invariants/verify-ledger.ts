import { checkInvariants, type InvariantsReport } from './invariants';

interface SqlClient {
  query(sql: string, params?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** `hearken ledger verify` without Nest: needs a connected pg client that may read the ledger. Changes nothing. */
export async function verifyLedger(client: SqlClient): Promise<InvariantsReport> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    return await checkInvariants(async (sql, params) => (await client.query(sql, params)).rows);
  } finally {
    await client.query('ROLLBACK');
  }
}
