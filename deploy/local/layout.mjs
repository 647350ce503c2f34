import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isReachableForAnybody } from './servers/binaries.mjs';
import { REACHABLE_FOLDER } from './servers/postgres.mjs';

/** The checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** The services: their default ports as offsets from the gateway's 8000, and the database role each connects as. */
export const services = {
  api: { offset: 80, role: 'hearken_api' },
  'realtime-ws': { offset: 82, role: 'hearken_realtime' },
  'admin-api': { offset: 81, role: 'hearken_admin' },
  'archive-fetcher': { offset: 1002, role: 'hearken_archive' },
  'media-worker': { offset: 1003, role: 'hearken_media' },
  'plugin-runner': { offset: 1004, role: 'hearken_plugins' },
};

/** The servers that a start brings along unless it is given others. */
export const servers = { postgres: { offset: 1432 }, redis: { offset: 1379 }, nats: { offset: 1222 } };

/** Ports of everything: with base 8000 the ones in the documentation. */
export function portsFrom(base, gateway = base) {
  const all = { ...services, ...servers };
  return { gateway, ...Object.fromEntries(Object.entries(all).map(([name, { offset }]) => [name, base + offset])) };
}

/** Makes the folders of one installation and says where they are. */
export function makeFolders(dataDir) {
  const folders = {
    data: dataDir,
    keys: join(dataDir, 'keys'),
    redis: join(dataDir, 'redis'),
    nats: join(dataDir, 'nats'),
    objects: join(dataDir, 'objects'),
    logs: join(dataDir, 'logs'),
    nginx: join(dataDir, 'nginx'),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Started by root, nginx reads its files as another user.
  chmodSync(folders.nginx, 0o711);
  rotateLogs(folders.logs);
  return { ...folders, postgres: postgresFolder(dataDir) };
}

// Once a start and not while running: a log is for the last days, not for ever.
function rotateLogs(folder) {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.log'))) {
    const file = join(folder, name);
    if (statSync(file).size > 10_000_000) renameSync(file, `${file}.1`);
  }
}

/** Removes an installation's data, also what lies outside of the folder. */
export function removeData(dataDir) {
  const link = join(dataDir, 'pg');
  if (isLink(link)) rmSync(dirname(readlinkSync(link)), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

// PostgreSQL does not run as root, and whom it runs as instead cannot enter /root: then its data lies elsewhere.
function postgresFolder(dataDir) {
  const plain = join(dataDir, 'pg');
  if (process.getuid?.() !== 0) return plain;
  if (isLink(plain)) return readlinkSync(plain);
  if (isReachableForAnybody(dirname(dataDir))) return madeReachable(plain, dataDir);
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const elsewhere = join(REACHABLE_FOLDER, hash, 'pg');
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  chownSync(elsewhere, 65_534, 65_534);
  symlinkSync(elsewhere, plain);
  return elsewhere;
}

function madeReachable(folder, dataDir) {
  // The rest of .data stays closed: its own folders are 0700.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chownSync(folder, 65_534, 65_534);
  openForPassing(dataDir);
  return folder;
}

function openForPassing(folder) {
  const { mode } = lstatSync(folder);
  if ((mode & 0o001) === 0) chmodSync(folder, (mode & 0o777) | 0o011);
}

function isLink(path) {
  return existsSync(dirname(path)) && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
