/** Addresses of the servers that one Jest run shares. */
export interface TestRun {
  postgresUrl: string;
  redisUrl: string;
  natsUrl: string;
}

// Jest's workers are forked after globalSetup and inherit its environment: the one channel between the two.
const VARIABLE = 'HEARKEN_TEST_RUN';

/** The database that migrations ran on once; every test database is a copy of it. */
export const TEMPLATE_DATABASE = 'hearken_template_test';

/** Tells this run's workers where its servers are. */
export function publishRun(run: TestRun): void {
  process.env[VARIABLE] = JSON.stringify(run);
}

/** Where this run's servers are. */
export function currentRun(): TestRun {
  const value = process.env[VARIABLE];
  if (value === undefined) {
    throw new Error('No test servers: real servers belong in *.int.spec.ts (npx jest --selectProjects integration …)');
  }
  return JSON.parse(value) as TestRun;
}

/** The same server, another database. */
export function withDatabase(url: string, database: string, user?: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  if (user !== undefined) changed.username = user;
  return changed.toString();
}
