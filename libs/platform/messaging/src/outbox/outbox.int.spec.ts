import { UnitOfWork } from '@hearken/platform-database';
import { startNats, testDatabase, type TestDatabase, type TestServer } from '@hearken/platform-testing';
import type { INestApplicationContext } from '@nestjs/common';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { NatsConnection } from '../connection/nats-connection';
import { aMessagingApp, announce, numbered, until, waiting } from '../messaging-app.factory';
import { Outbox } from './outbox';

interface Stored {
  id: string;
  key: string;
  type: string;
  occurredAt: string;
  data: { n: number };
}

/** Everything that JetStream stored, in its order. */
async function stored(app: INestApplicationContext): Promise<Stored[]> {
  const manager = await app.get(NatsConnection).jetstreamManager();
  const { state } = await manager.streams.info('ORDERS');
  const found: Stored[] = [];
  for (let seq = Math.max(1, state.first_seq); seq <= state.last_seq; seq += 1) {
    const message = await manager.streams.getMessage('ORDERS', { seq });
    if (message) found.push(message.json<Stored>());
  }
  return found;
}

const count = async (app: INestApplicationContext) =>
  (await (await app.get(NatsConnection).jetstreamManager()).streams.info('ORDERS')).state.messages;

describe('outbox', () => {
  let database: TestDatabase;
  let nats: TestServer;
  const apps: INestApplicationContext[] = [];

  const start = async (options: Partial<Parameters<typeof aMessagingApp>[0]> = {}) => {
    const app = await aMessagingApp({ databaseUrl: database.roleUrl('hearken_api'), natsUrl: nats.url, ...options });
    apps.push(app);
    return app;
  };

  beforeEach(async () => {
    [database, nats] = await Promise.all([testDatabase(), startNats()]);
  });
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
    await Promise.all([database.drop(), nats.stop()]);
  });

  it('refuses an event outside a unit of work', async () => {
    const app = await start();
    await expect(app.get(Outbox).add(numbered, 'k', { n: 1 })).rejects.toThrow('outside a unit of work');
  });

  it('publishes what was committed and nothing that was rolled back', async () => {
    const app = await start({ run: ['relay'] });
    const rolledBack = app.get(UnitOfWork).run(async () => {
      await app.get(Outbox).add(numbered, 'k', { n: 1 });
      throw new Error('changed my mind');
    });
    await expect(rolledBack).rejects.toThrow('changed my mind');
    await announce(app, 'k', [2]);
    await until(
      () => count(app),
      (messages) => messages === 1,
    );
    expect(await stored(app)).toEqual([
      {
        id: expect.any(String),
        key: 'k',
        type: numbered.subject,
        occurredAt: expect.stringMatching(/^20.*\.\d{3}Z$/),
        data: { n: 2 },
      },
    ]);
    await until(
      () => waiting(app),
      (rows) => rows === 0,
    );
  });

  it('keeps null values of the payload', async () => {
    const app = await start({ run: ['relay'] });
    await app
      .get(UnitOfWork)
      .query(`SELECT messaging.add_event($1, 'k', '{"n": 1, "none": null}')`, [numbered.subject]);
    await until(
      () => count(app),
      (messages) => messages === 1,
    );
    expect((await stored(app))[0]?.data).toEqual({ n: 1, none: null });
  });

  it('R8 loses nothing and keeps the order of a key while NATS is down, then drains 10,000 rows in 5 s', async () => {
    const app = await start({ run: ['relay'] });
    await announce(app, 'before', [0]);
    await until(
      () => count(app),
      (messages) => messages === 1,
    );
    await nats.kill9();
    // 9,000 rows of 300 keys and 1,000 of a single one.
    await app.get(UnitOfWork).query(
      `INSERT INTO messaging.outbox (lane, subject, key, payload)
       SELECT messaging.lane(key), $1, key, jsonb_build_object('n', n)
       FROM (SELECT n, CASE WHEN n % 10 = 0 THEN 'hot' ELSE 'k' || n % 300 END AS key FROM generate_series(1, 10000) n) rows
       ORDER BY n`,
      [numbered.subject],
    );
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await waiting(app)).toBe(10_000);
    await nats.restart();
    await until(() => app.get(NatsConnection).isConnected, Boolean);
    const started = Date.now();
    await until(
      () => waiting(app),
      (rows) => rows === 0,
      20_000,
    );
    expect(Date.now() - started).toBeLessThan(5_000);
    const all = await stored(app);
    expect(all).toHaveLength(10_001);
    expect(outOfOrder(all)).toEqual([]);
  }, 60_000);

  it('makes the streams again when NATS comes back empty', async () => {
    const app = await start({ run: ['relay'] });
    const manager = await app.get(NatsConnection).jetstreamManager();
    await until(
      () => manager.streams.names().next(),
      (names) => names.includes('ORDERS'),
    );
    await manager.streams.delete('ORDERS');
    await announce(app, 'k', [1]);
    await until(
      () => waiting(app),
      (rows) => rows === 0,
    );
    expect(await count(app)).toBe(1);
  });

  it('makes a dead letter of a row that NATS cannot take, and goes on behind it', async () => {
    const app = await start({ run: ['relay'] });
    await app
      .get(UnitOfWork)
      .query(`SELECT messaging.add_event($1, 'k', jsonb_build_object('n', 1, 'fat', repeat('x', 1100000)))`, [
        numbered.subject,
      ]);
    await announce(app, 'k', [2]);
    await until(
      () => waiting(app),
      (rows) => rows === 0,
    );
    expect((await stored(app)).map(({ data }) => data.n)).toEqual([2]);
    const letters = await app.get(UnitOfWork).query('SELECT consumer, subject FROM messaging.dead_letters');
    expect(letters).toEqual([{ consumer: 'outbox', subject: numbered.subject }]);
  });

  it('shares the lanes between relays without losing or reordering', async () => {
    const [app] = await Promise.all([start({ run: ['relay'] }), start({ run: ['relay'] })]);
    await Promise.all(Array.from({ length: 8 }, (_, key) => announce(app, `k${key}`, range(1, 60))));
    await until(
      () => waiting(app),
      (rows) => rows === 0,
    );
    const all = await stored(app);
    expect(all).toHaveLength(480);
    expect(outOfOrder(all)).toEqual([]);
  }, 30_000);

  it('survives kill -9 of the relay at any moment: nothing lost, order kept', async () => {
    const app = await start();
    const rows = 3_000;
    await app.get(UnitOfWork).query(
      `INSERT INTO messaging.outbox (lane, subject, key, payload)
       SELECT messaging.lane(key), $1, key, jsonb_build_object('n', n)
       FROM (SELECT n, 'k' || n % 40 AS key FROM generate_series(1, ${rows}) n) rows ORDER BY n`,
      [numbered.subject],
    );
    let kills = 0;
    while ((await waiting(app)) > 0 && kills < 5) {
      const relay = await startRelayProcess(database, nats);
      // Each at another point of its work, the first ones with most of the rows before them.
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 60));
      relay.kill('SIGKILL');
      await once(relay, 'exit');
      kills += 1;
    }
    await start({ run: ['relay'] });
    await until(
      () => waiting(app),
      (left) => left === 0,
      20_000,
    );
    expect(kills).toBeGreaterThan(0);
    const all = await stored(app);
    expect(new Set(all.map(({ data }) => data.n)).size).toBe(rows);
    expect(outOfOrder(all)).toEqual([]);
  }, 90_000);
});

/** Resolves when the process has begun to relay. */
async function startRelayProcess(database: TestDatabase, nats: TestServer): Promise<ChildProcess> {
  const root = join(__dirname, '../../../../..');
  const args = [
    '--conditions=@hearken/source',
    '--require',
    join(root, 'deploy/tools/typescript.cjs'),
    join(__dirname, 'relay-process.factory.ts'),
  ];
  const env = { ...process.env, DATABASE_URL: database.roleUrl('hearken_api'), NATS_URL: nats.url };
  const relay = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await Promise.race([
    once(relay.stdout, 'data'),
    once(relay, 'exit').then(() => Promise.reject(new Error('the relay process ended by itself'))),
  ]);
  return relay;
}

/** Numbers that were first stored behind a larger one of their key. */
function outOfOrder(all: Stored[]): { key: string; n: number }[] {
  const largest = new Map<string, number>();
  const seen = new Set<string>();
  return all.flatMap(({ id, key, data: { n } }) => {
    // A second copy is what consumers' inboxes are for.
    if (seen.has(id)) return [];
    seen.add(id);
    const before = largest.get(key) ?? 0;
    largest.set(key, Math.max(before, n));
    return n < before ? [{ key, n }] : [];
  });
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
