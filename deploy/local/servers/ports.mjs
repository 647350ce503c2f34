import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './processes.mjs';

// Below 32768: the kernel hands out ports above it for outgoing connections, which gives false "address in use".
const FIRST = 20_000;
const LAST = 31_999;
const mine = new Set();

// Per user, so that root's reservations never stand in the way of an ordinary user's and the other way round.
const reservations = join(tmpdir(), `hearken-ports-${process.getuid?.() ?? 0}`);

/** Says whether nothing listens on the port right now. */
export function isPortFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Reserves a free port for this process, against other test runs on the machine as well. */
export async function reservePort() {
  mkdirSync(reservations, { recursive: true });
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1));
    if (!claim(port)) continue;
    if (await isPortFree(port)) return port;
    releasePort(port);
  }
  throw new Error(`no free port between ${FIRST} and ${LAST}`);
}

/** Gives a reserved port back. */
export function releasePort(port) {
  if (!mine.delete(port)) return;
  rmSync(join(reservations, String(port)), { force: true });
}

function claim(port) {
  const file = join(reservations, String(port));
  for (const attempt of [1, 2]) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      mine.add(port);
      return true;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (attempt === 2 || isAlive(Number(readOwner(file)))) return false;
      // Its owner was killed before it could give the port back.
      rmSync(file, { force: true });
    }
  }
  return false;
}

function readOwner(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '0';
  }
}

process.once('exit', () => {
  for (const port of mine) releasePort(port);
});
