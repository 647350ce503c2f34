import { DomainError } from '@hearken/platform-errors';
import { ConfigModule, serviceConfig } from '@hearken/platform-config';
import { databaseConfig, DatabaseModule } from '@hearken/platform-database';
import { messagingConfig, MessagingModule, NatsConnection, natsConfig } from '@hearken/platform-messaging';
import { startNats, startRedis, testDatabase, type TestDatabase, type TestServer } from '@hearken/platform-testing';
import { Module, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { Cache } from './cache';
import { CacheModule } from './cache.module';
import { cacheConfig, redisConfig } from './redis.config';
import { RedisConnection } from './redis-connection';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('cache', () => {
  let database: TestDatabase;
  let nats: TestServer;
  let redis: TestServer;
  const apps: INestApplicationContext[] = [];

  const start = async () => {
    const env = {
      HEARKEN_ENV: 'test',
      DATABASE_URL: database.url,
      NATS_URL: nats.url,
      REDIS_URL: redis.url,
      REDIS_COMMAND_TIMEOUT_MS: '300',
    };
    const fragments = [serviceConfig, databaseConfig, natsConfig, messagingConfig, redisConfig, cacheConfig];
    class TestApp {}
    Module({
      imports: [
        ConfigModule.forRoot(fragments, { env }),
        DatabaseModule.forRoot(),
        MessagingModule.forRoot(),
        CacheModule.forRoot(),
      ],
    })(TestApp);
    const app = await NestFactory.createApplicationContext(TestApp as Type, { logger: false, abortOnError: false });
    apps.push(app);
    return app;
  };
  const flush = async (app: INestApplicationContext) => app.get(NatsConnection).current?.flush();
  /** Waits until what one process said has reached the other. */
  const heard = async (...all: INestApplicationContext[]) => {
    for (const app of all) await flush(app);
    await pause(20);
  };

  beforeAll(async () => {
    [database, nats] = await Promise.all([testDatabase(), startNats()]);
  });
  beforeEach(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
    await redis.stop();
  });
  afterAll(async () => {
    await Promise.all([database.drop(), nats.stop()]);
  });

  it('loads once for a hundred readers at once', async () => {
    const cache = (await start()).get(Cache);
    const load = jest.fn(async () => {
      await pause(50);
      return { name: 'Ann' };
    });
    const read = () => cache.getOrSet({ key: 'k', load });
    const values = await Promise.all(Array.from({ length: 100 }, read));
    expect(load).toHaveBeenCalledTimes(1);
    expect(values.every(({ name }) => name === 'Ann')).toBe(true);
  });

  it('lets a second process read from Redis what the first loaded', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    await first.get(Cache).getOrSet({ key: 'k', load: async () => 1 });
    const load = jest.fn(async () => 2);
    expect(await second.get(Cache).getOrSet({ key: 'k', load })).toBe(1);
    expect(load).not.toHaveBeenCalled();
  });

  it('remembers for a shorter time that there is nothing', async () => {
    const cache = (await start()).get(Cache);
    const load = jest.fn(async (): Promise<string | null> => null);
    const read = () => cache.getOrSet({ key: 'k', load, negativeTtlMs: 200 });
    expect(await read()).toBeNull();
    expect(await read()).toBeNull();
    expect(load).toHaveBeenCalledTimes(1);
    await pause(300);
    load.mockResolvedValue('now there is');
    expect(await read()).toBe('now there is');
  });

  it('throws the error of the loader as it is and does not keep it', async () => {
    const cache = (await start()).get(Cache);
    const refusal = new DomainError('CONFLICT', 'no');
    const load = jest.fn().mockRejectedValueOnce(refusal).mockResolvedValue('yes');
    await expect(cache.getOrSet({ key: 'k', load })).rejects.toBe(refusal);
    expect(await cache.getOrSet({ key: 'k', load })).toBe('yes');
  });

  it('keeps a value in memory for a shorter time than in Redis', async () => {
    const app = await start();
    const cache = app.get(Cache);
    const read = (value: string) => cache.getOrSet({ key: 'k', load: async () => value, ttlMs: 100, l2TtlMs: 60_000 });
    await read('first');
    // Behind the cache's back, so that a read tells which tier answered.
    await app.get(RedisConnection).client.flushdb();
    expect(await read('second')).toBe('first');
    await pause(150);
    expect(await read('third')).toBe('third');
  });

  it('forgets a key everywhere when one process invalidates it', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    for (const app of [first, second]) await app.get(Cache).getOrSet({ key: 'k', load: async () => 'old' });
    await heard(first, second);
    await first.get(Cache).invalidate('k');
    await heard(first, second);
    for (const app of [second, first])
      expect(await app.get(Cache).getOrSet({ key: 'k', load: async () => 'new' })).toBe('new');
  });

  it('forgets everything with a tag, and nothing else', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    const read = (app: INestApplicationContext, key: string, tags: string[], value: string) =>
      app.get(Cache).getOrSet({ key, tags, load: async () => value });
    for (const app of [first, second]) {
      await read(app, 'a', ['counselors'], 'old');
      await read(app, 'b', ['users'], 'old');
    }
    await pause(5);
    await first.get(Cache).invalidate({ tag: 'counselors' });
    await heard(first, second);
    expect(await read(second, 'a', ['counselors'], 'new')).toBe('new');
    expect(await read(second, 'b', ['users'], 'new')).toBe('old');
  });

  it('goes on in memory while Redis is down, and does not bring back what was invalidated meanwhile', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    await first.get(Cache).getOrSet({ key: 'k', load: async () => 'old' });
    redis.pause();
    const started = Date.now();
    expect(await first.get(Cache).getOrSet({ key: 'other', load: async () => 'loaded' })).toBe('loaded');
    expect(await first.get(Cache).getOrSet({ key: 'other', load: async () => 'again' })).toBe('loaded');
    expect(Date.now() - started).toBeLessThan(3_000);
    redis.cont();
    await pause(700);
    // The connection is refused now, while the data stays.
    await redis.kill9();
    await pause(200);
    await first.get(Cache).invalidate(['k']);
    await heard(first, second);
    expect(await second.get(Cache).getOrSet({ key: 'k', load: async () => 'new', ttlMs: 1 })).toBe('new');
  });

  it('survives a flush of Redis', async () => {
    const app = await start();
    await app.get(Cache).getOrSet({ key: 'k', load: async () => 1, ttlMs: 1 });
    await app.get(RedisConnection).client.flushall();
    await pause(10);
    expect(await app.get(Cache).getOrSet({ key: 'k', load: async () => 2 })).toBe(2);
  });

  it('starts without Redis', async () => {
    await redis.kill9();
    const cache = (await start()).get(Cache);
    expect(await cache.getOrSet({ key: 'k', load: async () => 1 })).toBe(1);
    expect(await cache.getOrSet({ key: 'k', load: async () => 2 })).toBe(1);
    await expect(cache.invalidate('k')).resolves.toBeUndefined();
    expect(await cache.getOrSet({ key: 'k', load: async () => 3 })).toBe(3);
  });
});
