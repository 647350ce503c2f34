import { existsSync, mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { findProgram } from './binaries.mjs';
import { startServer } from './server.mjs';

/** Starts Redis. `durable` keeps an append-only file, so that presence and caches survive a restart. */
export async function startRedis({ dataDir, port, logFile, durable = false, remove }) {
  const command = findProgram('redis-server');
  if (command === undefined) throw new Error('redis-server is not installed (Debian: apt-get install redis-server)');
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return startServer({
    name: 'Redis',
    url: `redis://127.0.0.1:${port}`,
    port,
    dataDir,
    logFile,
    remove,
    command,
    args: ['--port', port, '--bind', '127.0.0.1', '--dir', dataDir, '--save', '', '--daemonize', 'no']
      .concat(['--appendonly', durable ? 'yes' : 'no', '--appendfsync', 'everysec'])
      .map(String),
    stopSignal: 'SIGTERM',
    ready: () => answers(port, 'PING\r\n', /^\+PONG/),
  });
}

/** Says whether a server on the port sends what is expected, after `question` was sent to it. */
export function answers(port, question, expected) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const finish = (result) => {
      socket.destroy();
      resolve(result);
    };
    let received = '';
    socket.setTimeout(1_000, () => finish(false));
    socket.on('error', () => finish(false));
    socket.on('close', () => finish(false));
    socket.on('connect', () => question && socket.write(question));
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (expected.test(received)) finish(true);
    });
  });
}
