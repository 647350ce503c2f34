import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { ACCESS_METADATA } from '@hearken/platform-auth';
import { ConfigModule, serviceConfig } from '@hearken/platform-config';
import { databaseConfig, DatabaseModule, UnitOfWork } from '@hearken/platform-database';
import { DomainError } from '@hearken/platform-errors';
import { loggingConfig, ObservabilityModule } from '@hearken/platform-observability';
import { testDatabase, type TestDatabase } from '@hearken/platform-testing';
import { Body, Controller, Module, Param, Post, SetMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';

import { configureHttpApp, httpAdapter } from '../app/create-http-app';
import { HttpModule } from '../app/http.module';
import { httpConfig } from '../http.config';
import { Returns } from '../request/responses.decorators';
import { Idempotent } from './idempotent.decorator';

jest.setTimeout(60_000);

const bodySchema = z.strictObject({ amount: z.int(), sleepMs: z.int().default(0), refuse: z.boolean().default(false) });
const effectSchema = z.object({ run: z.int(), amount: z.int() });
const Open = () => SetMetadata(ACCESS_METADATA, { kind: 'public', reason: 'test' });

/** Runs that got as far as their effect; the database holds those that committed. */
let runs = 0;

@Controller()
class EffectsController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Post('transactional/:id')
  @Open()
  @Idempotent()
  @Returns(effectSchema, { status: 201 })
  inside(@Body({ schema: bodySchema }) body: z.infer<typeof bodySchema>, @Param('id') _id: string) {
    return this.unitOfWork.run(() => this.effect(body));
  }

  @Post('leased')
  @Open()
  @Idempotent({ transactional: false })
  @Returns(effectSchema)
  outside(@Body({ schema: bodySchema }) body: z.infer<typeof bodySchema>) {
    if (this.unitOfWork.isActive) throw new Error('no transaction may be open here');
    return this.effect(body);
  }

  private async effect({ amount, sleepMs, refuse }: z.infer<typeof bodySchema>) {
    const run = ++runs;
    await this.unitOfWork.query('INSERT INTO public.effects (amount) VALUES ($1)', [amount]);
    if (sleepMs > 0) await sleep(sleepMs);
    if (refuse) throw new DomainError('CONFLICT', 'not now');
    return { run, amount, internal: 'never stored' };
  }
}

let database: TestDatabase;
let app: NestFastifyApplication;
let second: NestFastifyApplication;

async function start(): Promise<NestFastifyApplication> {
  const env = {
    DATABASE_URL: database.roleUrl('hearken_api'),
    LOG_LEVEL: 'silent',
    DATABASE_POOL_SIZE: '5',
    IDEMPOTENCY_WAIT_MS: '4000',
    IDEMPOTENCY_LEASE_MS: '900',
  };
  @Module({
    imports: [
      ConfigModule.forRoot([serviceConfig, databaseConfig, loggingConfig, httpConfig], { env }),
      ObservabilityModule.forRoot(),
      DatabaseModule.forRoot(),
      HttpModule.forRoot(),
    ],
    controllers: [EffectsController],
  })
  class AppModule {}
  const bare = await NestFactory.create<NestFastifyApplication>(AppModule, httpAdapter({ env }), {
    bodyParser: false,
    logger: false,
  });
  const made = configureHttpApp(bare, { name: 'test', prefix: 'api' });
  await made.listen(0, '127.0.0.1');
  return made;
}

beforeAll(async () => {
  database = await testDatabase();
  const owner = await new DataSource({ type: 'postgres', url: database.ownerUrl }).initialize();
  await owner.query(
    'CREATE TABLE public.effects (amount int); GRANT SELECT, INSERT, DELETE ON public.effects TO hearken_api',
  );
  await owner.destroy();
  [app, second] = await Promise.all([start(), start()]);
});
afterAll(async () => {
  await Promise.all([app.close(), second.close()]);
  await database.drop();
});

const unitOfWork = () => app.get(UnitOfWork);
async function effects(amount: number): Promise<number> {
  const [row] = await unitOfWork().query<{ count: number }>(
    'SELECT count(*)::int FROM public.effects WHERE amount = $1',
    [amount],
  );
  return row?.count ?? 0;
}

async function post(path: string, body: object | string, key: string | null, target = app) {
  const response = await fetch(`${await target.getUrl()}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === null ? {} : { 'idempotency-key': key }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    replayed: response.headers.get('idempotency-replayed'),
    body: (await response.json()) as Record<string, unknown>,
  };
}

let amount = 1000;
beforeEach(() => {
  amount += 1;
});

describe.each(['transactional/1', 'leased'])('a repeated request (%s)', (path) => {
  const status = path === 'leased' ? 200 : 201;

  it('is answered with the stored reply and does nothing', async () => {
    const key = randomUUID();
    const first = await post(path, { amount }, key);
    expect(first).toMatchObject({ status, replayed: null, body: { amount } });
    expect(await post(path, { amount }, key)).toEqual({ ...first, replayed: 'true' });
    expect(await effects(amount)).toBe(1);
  });

  it('is refused when its content differs', async () => {
    const key = randomUUID();
    await post(path, { amount }, key);
    expect(await post(path, { amount: amount + 500_000 }, key)).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect(await effects(amount + 500_000)).toBe(0);
  });

  it('runs once of twenty at the same time, in two processes', async () => {
    const key = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) => post(path, { amount, sleepMs: 200 }, key, index % 2 ? app : second)),
    );
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(replies.map((reply) => reply.status)).toEqual(Array.from({ length: 20 }, () => status));
    expect(replies.filter(({ replayed }) => replayed === null)).toHaveLength(1);
    expect(await effects(amount)).toBe(1);
  });

  it('may try again after a refusal', async () => {
    const key = randomUUID();
    expect(await post(path, { amount, refuse: true }, key)).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
    const before = runs;
    expect(await post(path, { amount, refuse: true }, key)).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
    expect(runs).toBe(before + 1);
  });

  it('gives up waiting for a first attempt that takes long', async () => {
    const key = randomUUID();
    const first = post(path, { amount, sleepMs: 5_500 }, key);
    await sleep(200);
    expect(await post(path, { amount, sleepMs: 5_500 }, key)).toMatchObject({
      status: 409,
      body: { code: 'IDEMPOTENCY_IN_PROGRESS' },
    });
    expect(await first).toMatchObject({ status });
    expect(await effects(amount)).toBe(1);
  });
});

it('needs a key of 8 to 128 printable characters', async () => {
  for (const key of [null, 'short', 'x'.repeat(129)]) {
    expect(await post('transactional/1', { amount }, key)).toMatchObject({
      status: 400,
      body: { code: 'IDEMPOTENCY_KEY_REQUIRED' },
    });
  }
  expect(await effects(amount)).toBe(0);
});

it('does not mix up two targets under one key', async () => {
  const key = randomUUID();
  await post('transactional/1', { amount }, key);
  expect(await post('transactional/2', { amount }, key)).toMatchObject({
    status: 422,
    body: { code: 'IDEMPOTENCY_KEY_REUSED' },
  });
});

it('takes a refused effect back together with the key', async () => {
  await post('transactional/1', { amount, refuse: true }, randomUUID());
  expect(await effects(amount)).toBe(0);
});

it('leaves nothing behind when the connection dies midway, so the next attempt runs', async () => {
  const key = randomUUID();
  const dying = post('transactional/1', { amount, sleepMs: 1_000 }, key);
  await sleep(300);
  await unitOfWork().query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction' AND usename = 'hearken_api' AND datname = current_database()",
  );
  expect((await dying).status).toBeGreaterThanOrEqual(500);
  expect(await effects(amount)).toBe(0);
  expect(await post('transactional/1', { amount, sleepMs: 1_000 }, key)).toMatchObject({ status: 201, replayed: null });
  expect(await effects(amount)).toBe(1);
});

it('frees a lease that nobody renews, and keeps one that its handler does', async () => {
  const key = randomUUID();
  const call = [`-`, 'POST /api/leased', key];
  const slow = post('leased', { amount, sleepMs: 2_500 }, key);
  // Longer than the lease: the waiting one must not run too.
  await sleep(1_500);
  expect(await post('leased', { amount, sleepMs: 2_500 }, key)).toMatchObject({ status: 200, replayed: 'true' });
  expect(await slow).toMatchObject({ status: 200, replayed: null });
  expect(await effects(amount)).toBe(1);

  // As a crash leaves it: claimed, without a reply, and nobody there to renew.
  await unitOfWork().query(
    "UPDATE http.idempotency_keys SET status = NULL, body = NULL, lease_until = now() + interval '600 ms' WHERE actor = $1 AND route = $2 AND key = $3",
    call,
  );
  const started = Date.now();
  expect(await post('leased', { amount, sleepMs: 2_500 }, key)).toMatchObject({ status: 200, replayed: null });
  expect(Date.now() - started).toBeGreaterThan(2_900);
  expect(await effects(amount)).toBe(2);
});

it('forgets a key when its time is over', async () => {
  const key = randomUUID();
  await post('transactional/1', { amount }, key);
  await unitOfWork().query("UPDATE http.idempotency_keys SET expires_at = now() - interval '1 s' WHERE key = $1", [
    key,
  ]);
  expect(await post('transactional/1', { amount: amount + 1 }, key)).toMatchObject({ status: 201, replayed: null });
});

it('stores what was sent and nothing else', async () => {
  const key = randomUUID();
  await post('transactional/1', { amount }, key);
  const [row] = await unitOfWork().query<{ body: string }>('SELECT body FROM http.idempotency_keys WHERE key = $1', [
    key,
  ]);
  expect(row?.body).not.toContain('internal');
});
