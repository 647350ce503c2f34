import { createRequire } from 'node:module';

import { temporaryPostgres } from '../../local/servers/index.mjs';

const require = createRequire(import.meta.url);

/** deploy/migrations/schema.sql: what the migrations add up to, from a PostgreSQL made for the purpose. */
export async function schemaDump() {
  const { dumpCatalogue, runMigrations } = require('@hearken/platform-database');
  const postgres = await temporaryPostgres();
  try {
    await runMigrations(postgres.url);
    return new Map([['deploy/migrations/schema.sql', await dumpCatalogue(postgres.url)]]);
  } finally {
    await postgres.stop();
  }
}
