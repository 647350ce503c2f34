import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedPostgres, isReachableForAnybody } from './binaries.mjs';
import { startServer } from './server.mjs';

// PostgreSQL refuses to run as root. 65534 is `nobody`: it owns nothing on any system.
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const dropped = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** Where root puts what an unprivileged process must reach when the checkout's folder does not let it through. */
export const REACHABLE_FOLDER = '/var/lib/hearken';

/**
 * Starts PostgreSQL on `dataDir`, made by initdb when it is empty.
 * `durable: false` turns fsync off: data survives kill -9 of the server, not of the machine.
 */
export async function startPostgres({ dataDir, port, logFile, durable = true, settings = {}, remove }) {
  const home = reachableHome();
  initialise(home, dataDir, logFile, durable);
  const all = { ...defaults(port, durable), ...settings };
  return startServer({
    name: 'PostgreSQL',
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    port,
    dataDir,
    logFile,
    remove,
    command: join(home, 'bin', 'postgres'),
    args: ['-D', dataDir, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    ...dropped,
    // SIGINT is its "fast" shutdown: open transactions are rolled back, then a checkpoint.
    stopSignal: 'SIGINT',
    stopTimeoutMs: 30_000,
    // Recovery after a crash takes its time.
    startTimeoutMs: 120_000,
    ready: (pid) => isPostgresReady(dataDir, pid),
  });
}

function defaults(port, durable) {
  return {
    port,
    listen_addresses: '127.0.0.1',
    // Socket files have a length limit that temporary folders exceed.
    unix_socket_directories: '',
    max_connections: 300,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', max_wal_size: '2GB', checkpoint_timeout: '30min' }),
  };
}

// The same sign that pg_ctl waits for: the last line of its pid file.
function isPostgresReady(dataDir, pid) {
  const lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

function initialise(home, dataDir, logFile, durable) {
  if (existsSync(join(dataDir, 'PG_VERSION'))) return;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (isRoot) chownSync(dataDir, NOBODY, NOBODY);
  const args = ['-D', dataDir, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'];
  const made = spawnSync(join(home, 'bin', 'initdb'), durable ? args : [...args, '--no-sync'], {
    ...dropped,
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8' },
  });
  if (made.status !== 0) {
    throw new Error(`initdb failed for ${dataDir} (log: ${logFile}):\n${made.error?.message ?? made.stderr}`);
  }
}

// As root below a home folder, `nobody` cannot even execute the binaries: they are copied once to where it can.
function reachableHome() {
  const { home, version } = embeddedPostgres();
  if (!isRoot || isReachableForAnybody(home)) return home;
  const copy = join(REACHABLE_FOLDER, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  mkdirSync(REACHABLE_FOLDER, { recursive: true, mode: 0o755 });
  cpSync(home, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
  } catch {
    // Somebody else was faster; theirs is as good.
    rmSync(draft, { recursive: true, force: true });
  }
  return copy;
}
