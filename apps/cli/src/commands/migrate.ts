import { loadConfig } from '@hearken/platform-config';
import { ownerDatabaseConfig, runMigrations } from '@hearken/platform-database';
import type { Command } from 'commander';

import { environment } from '../config';

/** `hearken migrate` */
export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the schema of the database at DATABASE_OWNER_URL up to date')
    .action(async () => {
      const { url } = loadConfig(ownerDatabaseConfig, { env: environment });
      const applied = await runMigrations(url, (line) => console.log(line));
      if (applied.length === 0) console.log('the schema is up to date');
    });
}
