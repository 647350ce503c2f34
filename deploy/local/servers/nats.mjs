import { existsSync, mkdirSync } from 'node:fs';
import { findProgram } from './binaries.mjs';
import { answers } from './redis.mjs';
import { startServer } from './server.mjs';

/** Starts NATS with JetStream on a file store. */
export async function startNats({ dataDir, port, logFile, remove }) {
  const command = findProgram('nats-server');
  if (command === undefined) throw new Error('nats-server is not installed (Debian: apt-get install nats-server)');
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return startServer({
    name: 'NATS',
    url: `nats://127.0.0.1:${port}`,
    port,
    dataDir,
    logFile,
    remove,
    command,
    args: ['--addr', '127.0.0.1', '--port', String(port), '--jetstream', '--store_dir', dataDir],
    // SIGTERM closes client connections at once; what was acknowledged is in the file store.
    stopSignal: 'SIGTERM',
    ready: () => answers(port, '', /^INFO .*"jetstream":true/),
  });
}
