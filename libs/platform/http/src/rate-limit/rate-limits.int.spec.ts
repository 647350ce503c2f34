import { randomUUID } from 'node:crypto';

import { loadConfig } from '@hearken/platform-config';
import { RedisConnection, redisConfig } from '@hearken/platform-cache';
import { startRedis, type TestServer } from '@hearken/platform-testing';

import { httpConfig } from '../http.config';
import { RateLimits } from './rate-limits';

jest.setTimeout(30_000);

const limit = { limit: 5, windowSeconds: 60 };
// The middle of a window, so that the test never straddles its end.
const now = 1_800_000_030_000;

let redis: TestServer;
let connections: RedisConnection[];
let processes: RateLimits[];

beforeAll(async () => {
  redis = await startRedis();
  connections = [1, 2].map(() => new RedisConnection(loadConfig(redisConfig, { env: { REDIS_URL: redis.url } })));
  await Promise.all(connections.map((connection) => connection.onModuleInit()));
  processes = connections.map((connection) => new RateLimits(loadConfig(httpConfig, { env: {} }), connection));
});
afterAll(async () => {
  for (const connection of connections) connection.onApplicationShutdown();
  await redis.stop();
});

async function allowed(limits: RateLimits | undefined, key: string): Promise<boolean> {
  try {
    await limits?.consume(key, limit, now);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'RATE_LIMITED', details: { retryAfterMs: expect.any(Number) } });
    return false;
  }
}

it('counts for all processes together, also when they ask at once', async () => {
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => allowed(processes[index % 2], key)));
  expect(answers.filter(Boolean)).toHaveLength(5);
});

it('goes on counting in each process when Redis dies', async () => {
  const key = randomUUID();
  await redis.kill9();
  const answers = [];
  for (let call = 0; call < 7; call++) answers.push(await allowed(processes[0], key));
  expect(answers).toEqual([true, true, true, true, true, false, false]);
});
