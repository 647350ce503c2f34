import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startGateway } from './gateway.mjs';
import { findProgram } from './servers/binaries.mjs';

/** nginx alone in front of stand-ins, serving `<folder>/web` and `<folder>/admin`; for tests of its configuration. */
export async function startTestGateway({ folder, upstreams, port }) {
  const limits = { requestsPerSecond: 1_000, burst: 1_000, signInsPerMinute: 60 };
  const apps = { web: join(folder, 'web'), admin: join(folder, 'admin') };
  const server = await startGateway({ host: '127.0.0.1', port, upstreams, folder, logs: folder, limits, apps });
  return {
    port,
    logFiles: ['gateway-access.log', 'gateway-error.log'].map((name) => join(folder, name)),
    check: () =>
      spawnSync(findProgram('nginx'), ['-t', '-c', join(folder, 'gateway.conf'), '-p', folder], { encoding: 'utf8' })
        .stderr,
    stop: () => server.stop(),
  };
}
