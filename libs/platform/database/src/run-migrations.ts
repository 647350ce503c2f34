import * as migrations from '@hearken/migrations';
import { loadConfig } from '@hearken/platform-config';
import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { serviceRolesConfig } from './database.config';

// Any constant will do; advisory locks are per database.
const LOCK_KEY = 4_327_536;

/** Brings the database up to date as its owner; repeated and simultaneous calls are safe. Returns the names of what was applied. */
export async function runMigrations(
  ownerUrl: string,
  log: (line: string) => void = () => undefined,
): Promise<string[]> {
  const lock = new Client({ connectionString: ownerUrl, application_name: 'hearken-migrations' });
  await lock.connect();
  try {
    // Held on a connection of its own: a runner that dies lets go with it.
    await lock.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    const applied = await applyPending(ownerUrl);
    applied.forEach((name) => log(`applied ${name}`));
    await setRolePasswords(lock);
    return applied;
  } finally {
    await lock.end();
  }
}

async function applyPending(ownerUrl: string): Promise<string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: migrationClasses(),
    installExtensions: false,
    poolSize: 2,
  });
  await dataSource.initialize();
  try {
    return (await dataSource.runMigrations({ transaction: 'each' })).map(({ name }) => name);
  } finally {
    await dataSource.destroy();
  }
}

/** The classes among the package's exports: TypeORM orders them by the timestamp that ends their names. */
function migrationClasses(): (new () => MigrationInterface)[] {
  return Object.entries(migrations)
    .filter(([name]) => /\d{13}$/.test(name))
    .map(([, migration]) => migration as unknown as new () => MigrationInterface);
}

async function setRolePasswords(owner: Client): Promise<void> {
  const { password } = loadConfig(serviceRolesConfig);
  if (password === undefined) return;
  for (const role of migrations.serviceRoles) {
    await owner.query(`ALTER ROLE ${role} PASSWORD ${owner.escapeLiteral(password)}`);
  }
}
