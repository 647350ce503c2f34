import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { currentRun, TEMPLATE_DATABASE, withDatabase } from './run';

export type TestRole =
  | 'hearken_api'
  | 'hearken_realtime'
  | 'hearken_admin'
  | 'hearken_archive'
  | 'hearken_media'
  | 'hearken_plugins';

export interface TestDatabase {
  /** As the owner: may do everything. */
  url: string;
  ownerUrl: string;
  /** As a service sees it, with that service's grants only. */
  roleUrl(role: TestRole): string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/** A migrated, empty database of one's own; its name ends in `_test`. Drop it in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const { postgresUrl } = currentRun();
  const name = `hearken_${randomBytes(6).toString('hex')}_test`;
  await administer(postgresUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`);
  const ownerUrl = withDatabase(postgresUrl, name);
  return {
    url: ownerUrl,
    ownerUrl,
    roleUrl: (role) => withDatabase(postgresUrl, name, role),
    drop: () => administer(postgresUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** Runs one statement outside any transaction on the server's own database. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
