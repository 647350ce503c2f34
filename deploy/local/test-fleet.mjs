import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { Fleet } from './fleet.mjs';
import { makeFolders, root, services, servers } from './layout.mjs';
import { guardFolder, unguardFolder } from './servers/guard.mjs';
import { releasePort, reservePort } from './servers/ports.mjs';
import { temporaryFolder } from './servers/temporary.mjs';

// Long enough to be met on a busy machine, short enough to wait for. What a test is about, it sets itself.
const shortDurations = {
  HEARKEN_ENV: 'test',
  DRAIN_DELAY_MS: '0',
  DRAIN_TIMEOUT_MS: '3000',
  CONSUMER_DRAIN_MS: '3000',
  CONSUMER_BACKOFF_MS: '200',
  OUTBOX_POLL_MS: '250',
  DUE_WORK_POLL_MS: '250',
};

// All clients of a test come from one address.
const limits = { requestsPerSecond: 10_000, burst: 10_000, signInsPerMinute: 60_000, socketsPerAddress: 10_000 };

/**
 * The whole fleet on random ports with data that is thrown away, for browser tests and tests that kill parts of it.
 * `env` is added to every service; `realtimeNodes` sockets' processes stand behind the gateway; `demo` seeds accounts.
 */
export async function startTestFleet({
  env = {},
  realtimeNodes = 1,
  demo = true,
  name = 'fleet',
  durable = false,
} = {}) {
  await build();
  const ports = await reservePorts();
  const extra = await Promise.all(Array.from({ length: realtimeNodes - 1 }, () => reservePort()));
  const folder = temporaryFolder(name);
  guardFolder(folder);
  const logs = join(root, 'test-results/logs', name);
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  const complaints = [];
  const fleet = new Fleet({
    folders: { ...makeFolders(folder), logs },
    ports,
    publicUrl: `http://127.0.0.1:${ports.gateway}`,
    durable,
    env: { ...shortDurations, ...env },
    limits,
    extraNodes: { 'realtime-ws': extra },
    report: (line) => complaints.push(line),
    onSpawn: () => {},
  });
  const stop = async () => {
    await fleet.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    unguardFolder(folder);
    for (const port of [...Object.values(ports), ...extra]) releasePort(port);
  };
  try {
    await bringUp(fleet, demo);
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${complaints.slice(-20).join('\n')}`, { cause: error });
  }
  return { url: fleet.options.publicUrl, ports, fleet, complaints, logs, stop };
}

async function bringUp(fleet, demo) {
  await fleet.startServers();
  await fleet.prepare();
  fleet.startServices();
  await Promise.all([demo ? fleet.seedDemo() : undefined, fleet.startGateway()]);
  await fleet.waitUntilHealthy(120_000);
}

async function reservePorts() {
  const names = ['gateway', ...Object.keys(services), ...Object.keys(servers)];
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await reservePort()])));
}
