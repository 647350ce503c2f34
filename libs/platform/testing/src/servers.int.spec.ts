import { execFileSync } from 'node:child_process';
import { Client } from 'pg';
import Redis from 'ioredis';
import {
  startPostgres,
  startRedis,
  testDatabase,
  testNatsUrl,
  testRedisUrl,
  testUnitOfWork,
  startNats,
  type TestDatabase,
} from './index';

const ask = async <T>(url: string, sql: string): Promise<T[]> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
};

describe('test databases', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('are migrated, of their own, and named so that nobody mistakes them', async () => {
    const other = await testDatabase();
    await ask(database.url, 'CREATE TABLE public.only_here ()');

    expect(new URL(database.url).pathname).toMatch(/_test$/);
    await expect(ask(other.url, 'TABLE public.only_here')).rejects.toThrow('does not exist');
    expect(await ask(database.url, "SELECT 1 FROM pg_roles WHERE rolname = 'hearken_api'")).toHaveLength(1);
    await other.drop();
    await expect(ask(other.url, 'SELECT 1')).rejects.toThrow('does not exist');
  });

  it('let a service in as its own role without the right to make tables', async () => {
    const url = database.roleUrl('hearken_api');

    expect(await ask(url, 'SELECT current_user AS role')).toEqual([{ role: 'hearken_api' }]);
    await expect(ask(url, 'CREATE TABLE public.mine ()')).rejects.toThrow('permission denied');
  });
});

describe('servers of one’s own', () => {
  it('PostgreSQL keeps what it committed when it is killed -9', async () => {
    const server = await startPostgres();
    await ask(server.url, 'CREATE TABLE kept AS SELECT 7 AS n');

    await server.kill9();
    await expect(ask(server.url, 'TABLE kept')).rejects.toThrow('ECONNREFUSED');
    await server.restart();

    expect(await ask(server.url, 'TABLE kept')).toEqual([{ n: 7 }]);
    await server.stop();
  });

  it('a paused Redis answers nothing until it goes on', async () => {
    const server = await startRedis();
    const redis = new Redis(server.url, { commandTimeout: 200, maxRetriesPerRequest: 0 });
    redis.on('error', () => undefined);
    await redis.set('a', '1');

    server.pause();
    await expect(redis.get('a')).rejects.toThrow('timed out');
    server.cont();

    expect(await redis.get('a')).toBe('1');
    redis.disconnect();
    await server.stop();
  });

  it('NATS comes back on the same address', async () => {
    const server = await startNats();
    const before = server.pid;

    await server.kill9();
    await server.restart();

    expect(server.pid).not.toBe(before);
    expect(server.isRunning).toBe(true);
    await server.stop();
  });

  it('are stopped and their data removed when their process is killed -9', () => {
    const script = `
      import { temporaryRedis } from ${JSON.stringify(require.resolve('../../../../deploy/local/servers/index.mjs'))};
      const server = await temporaryRedis();
      process.stdout.write(JSON.stringify({ pid: server.pid, folder: server.dataDir }) , () => process.kill(process.pid, 'SIGKILL'));
    `;
    const output = execFileSync('bash', ['-c', 'node --input-type=module -e "$0" || true', script], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const { pid, folder } = JSON.parse(output) as { pid: number; folder: string };

    const gone =
      'for i in $(seq 100); do test -e "$0" || { ! kill -0 $1 2>/dev/null || grep -q "State:.Z" /proc/$1/status; } && exit 0; sleep 0.1; done; exit 1';
    expect(() => execFileSync('bash', ['-c', gone, folder, String(pid)])).not.toThrow();
  });
});

it('the shared Redis is another database for each worker, the shared NATS one for all', () => {
  expect(testRedisUrl()).toMatch(/^redis:\/\/127\.0\.0\.1:\d+\/\d+$/);
  expect(testNatsUrl()).toMatch(/^nats:\/\/127\.0\.0\.1:\d+$/);
});

it('gives a connected unit of work that rolls back what fails', async () => {
  const database = await testDatabase();
  const { unitOfWork, close } = await testUnitOfWork(database.url);

  const failing = unitOfWork.run(async () => {
    await unitOfWork.query('CREATE TABLE public.half_done ()');
    throw new Error('changed my mind');
  });

  await expect(failing).rejects.toThrow('changed my mind');
  expect(await unitOfWork.query("SELECT to_regclass('public.half_done') AS half_done")).toEqual([{ half_done: null }]);
  await close();
  await database.drop();
});
