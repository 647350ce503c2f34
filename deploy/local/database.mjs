import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './layout.mjs';

const DATABASE = 'hearken';

/** Makes the database on a server of our own and answers with its owner's address. */
export async function makeDatabase(serverUrl, name = DATABASE) {
  // Only here and not at the top: packages are there by now, not when a start begins.
  const { Client } = createRequire(import.meta.url)('pg');
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/** Brings the schema up to date. */
export const migrate = (env) => runNode([join(root, 'deploy/migrations/migrate.cjs')], env);

/** Makes the keys that do not exist yet. */
export const makeKeys = (env) => runNode([join(root, 'deploy/local/make-keys.cjs')], env);

/** Runs the operator's command, e.g. `hearken(['demo', 'seed'], env)`. */
export const hearken = (args, env) => runNode([join(root, 'apps/cli/bin/hearken.mjs'), ...args], env);

/** The password of the services' roles on a PostgreSQL that was given to us: made once, kept with the keys. */
export function rolePassword(keysDir) {
  const file = join(keysDir, 'service-db-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

function runNode(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${args.map(String).join(' ')} failed:\n${output.trimEnd()}`));
    });
  });
}
