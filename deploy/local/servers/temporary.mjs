import { chmodSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isReachableForAnybody } from './binaries.mjs';
import { startNats } from './nats.mjs';
import { reservePort } from './ports.mjs';
import { REACHABLE_FOLDER, startPostgres } from './postgres.mjs';
import { startRedis } from './redis.mjs';

/** A PostgreSQL on a random port whose data is thrown away when it stops or when this process ends. */
export const temporaryPostgres = (options = {}) => temporary('pg', startPostgres, { durable: false, ...options });

/** A Redis likewise. */
export const temporaryRedis = (options = {}) => temporary('redis', startRedis, options);

/** A NATS with JetStream likewise. */
export const temporaryNats = (options = {}) => temporary('nats', startNats, options);

/** A new folder under the system's temporary folder that PostgreSQL's user can enter. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(temporaryRoot(), `hearken-${name}-`));
  chmodSync(folder, 0o711);
  return folder;
}

async function temporary(name, start, options) {
  const folder = temporaryFolder(name);
  const port = options.port ?? (await reservePort());
  return start({ ...options, port, dataDir: join(folder, 'data'), logFile: join(folder, 'log'), remove: folder });
}

function temporaryRoot() {
  if (process.getuid?.() !== 0 || isReachableForAnybody(tmpdir())) return tmpdir();
  const fallback = join(REACHABLE_FOLDER, 'tmp');
  if (!existsSync(fallback)) mkdirSync(fallback, { recursive: true, mode: 0o755 });
  return fallback;
}
