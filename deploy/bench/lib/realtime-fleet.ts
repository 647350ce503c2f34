import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { testDatabase, startNats, testRedisUrl, type TestDatabase, type TestServer } from '@hearken/platform-testing';

import { buildRealtime, RealtimeFixture, RealtimeNode } from './realtime-fixture.mjs';

export interface RealtimeFleet {
  nodes: RealtimeNode[];
  fixture: RealtimeFixture;
  database: TestDatabase;
  nats: TestServer;
  stop(): Promise<void>;
}

/** So many realtime-ws processes on one database, one NATS of their own and the run's Redis. */
export async function startFleet(count: number, env: Record<string, string> = {}): Promise<RealtimeFleet> {
  buildRealtime();
  const [database, nats, keysDir] = await Promise.all([
    testDatabase(),
    startNats(),
    mkdtemp(join(tmpdir(), 'hearken-keys-')),
  ]);
  const fixture = await new RealtimeFixture({ ownerUrl: database.ownerUrl, keysDir }).open();
  const nodeEnv = {
    HEARKEN_ENV: 'test',
    DATABASE_URL: database.roleUrl('hearken_realtime'),
    NATS_URL: nats.url,
    REDIS_URL: testRedisUrl(),
    KEYS_DIR: keysDir,
    // Tests write faster than people.
    SOCKET_EVENTS_PER_SECOND: '100000',
    SOCKET_EVENTS_BURST: '100000',
    ...env,
  };
  const nodes = await Promise.all(Array.from({ length: count }, () => new RealtimeNode(nodeEnv).start()));
  const stop = async () => {
    await Promise.all(nodes.map((node) => node.dispose()));
    await fixture.close();
    await nats.stop();
    await database.drop();
  };
  return { nodes, fixture, database, nats, stop };
}
