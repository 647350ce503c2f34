import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { fen } from '@hearken/contracts';
import { accessConfig, AccessModule, Audit } from '@hearken/domain-access';
import { accountsConfig } from '@hearken/domain-accounts';
import * as entities from '@hearken/entities';
import { redisConfig, RedisConnection, RedisModule } from '@hearken/platform-cache';
import { ConfigModule, serviceConfig } from '@hearken/platform-config';
import { databaseConfig, DatabaseModule, UnitOfWork, uuidv7 } from '@hearken/platform-database';
import { messagingConfig, MessagingModule, natsConfig, Outbox } from '@hearken/platform-messaging';
import {
  testDatabase,
  testNatsUrl,
  testRedisUrl,
  testUnitOfWork,
  type TestDatabase,
  type TestUnitOfWork,
} from '@hearken/platform-testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { CounselorsModule } from './counselors.module';
import { CounselorPresence } from './presence/counselor-presence';
import type { NewCounselor } from './profiles/counselor';
import { CounselorListService } from './profiles/counselor-list.service';
import { CounselorsAdminService } from './profiles/counselors-admin.service';
import { listCounselorsQuerySchema } from './profiles/counselors.dto';
import { CounselorsRepository } from './profiles/counselors.repository';
import { CounselorsService } from './profiles/counselors.service';

class TestRootModule {}

let database: TestDatabase;
let owner: TestUnitOfWork;
let app: INestApplicationContext;
let list: CounselorListService;
let counselors: CounselorsService;
let presence: CounselorPresence;
const actor = { id: uuidv7(), roles: ['admin' as const], sid: uuidv7(), tokenExpiresAt: 0 };

beforeAll(async () => {
  database = await testDatabase();
  owner = await testUnitOfWork(database.ownerUrl);
  const env = { DATABASE_URL: database.roleUrl('hearken_api'), NATS_URL: testNatsUrl(), REDIS_URL: testRedisUrl() };
  const fragments = [
    serviceConfig,
    databaseConfig,
    natsConfig,
    messagingConfig,
    redisConfig,
    accessConfig,
    accountsConfig,
  ];
  const root = {
    module: TestRootModule,
    imports: [
      ConfigModule.forRoot(fragments, { env }),
      DatabaseModule.forRoot({ entities }),
      MessagingModule.forRoot(),
      RedisModule.forRoot(),
      CounselorsModule,
      AccessModule,
    ],
  };
  app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  list = app.get(CounselorListService, { strict: false });
  counselors = app.get(CounselorsService, { strict: false });
  presence = app.get(CounselorPresence, { strict: false });
});
afterAll(async () => {
  await app.close();
  await owner.close();
  await database.drop();
});
beforeEach(async () => {
  await owner.unitOfWork.query('TRUNCATE counselors.profiles');
  await app.get(RedisConnection).client.flushdb();
});

async function aCounselor(change: Partial<NewCounselor> & { stars?: number[] } = {}): Promise<string> {
  const { stars = [], ...given } = change;
  const id = uuidv7();
  await counselors.ensureProfile({
    id,
    displayName: '林晓',
    headline: 'h',
    bio: 'b',
    topics: ['anxiety'],
    languages: ['zh-CN'],
    pricePerMinute: fen(500),
    verified: true,
    avatarSeed: id,
    ...given,
  });
  for (const rating of stars) await counselors.addRating(id, rating);
  return id;
}

const find = (query: Record<string, unknown> = {}) => list.list(listCounselorsQuerySchema.parse(query));
const ids = async (query: Record<string, unknown> = {}) => (await find(query)).items.map(({ id }) => id);

describe('searching', () => {
  it('narrows by topic, language, price and text, in a label or a name', async () => {
    const lin = await aCounselor();
    const wu = await aCounselor({
      displayName: 'Grace Wu',
      topics: ['grief', 'sleep'],
      languages: ['en'],
      pricePerMinute: fen(1000),
    });
    expect(await ids({ topic: 'grief' })).toEqual([wu]);
    expect(await ids({ language: 'zh-CN' })).toEqual([lin]);
    expect(await ids({ maxPrice: '999' })).toEqual([lin]);
    expect(await ids({ q: 'grace' })).toEqual([wu]);
    expect(await ids({ q: '焦' })).toEqual([lin]);
    expect(await ids({ q: '%' })).toEqual([]);
  });

  it.each(['rating', 'price', 'recent'])('pages through everybody once, sorted by %s', async (sort) => {
    for (let at = 0; at < 7; at += 1) {
      await aCounselor({ pricePerMinute: fen(100 * (at % 3)), stars: at % 2 === 0 ? [at % 5 === 0 ? 5 : 4] : [] });
    }
    const whole = (await find({ sort, limit: 100 })).items;
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await find({ sort, limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(whole.map(({ id }) => id));
    const keys = whole.map(({ id, pricePerMinute, ratingSum, ratingCount }) =>
      sort === 'price'
        ? pricePerMinute
        : sort === 'rating'
          ? -(ratingCount === 0 ? 0 : ratingSum / ratingCount)
          : -Number.parseInt(id.slice(0, 8), 16),
    );
    expect(keys).toEqual(keys.toSorted((a, b) => a - b));
  });

  it('refuses a cursor of another order instead of failing', async () => {
    for (let at = 0; at < 3; at += 1) await aCounselor();
    const { nextCursor } = await find({ sort: 'recent', limit: 1 });
    await expect(find({ sort: 'price', cursor: nextCursor })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });
});

describe('online state', () => {
  it('shows who is online and finds only them on request', async () => {
    const [on, off, busy] = [await aCounselor(), await aCounselor(), await aCounselor()];
    await presence.set(on, 'online', 'n1');
    await presence.set(busy, 'busy', 'n1');
    expect(await ids({ online: 'true' })).toEqual([on]);
    expect(Object.fromEntries((await find()).items.map((one) => [one.id, one.presence]))).toEqual({
      [on]: 'online',
      [off]: 'offline',
      [busy]: 'busy',
    });
  });

  it('lasts while one of two nodes still says so', async () => {
    const id = await aCounselor();
    await presence.set(id, 'online', 'n1');
    await presence.set(id, 'online', 'n2');
    await presence.set(id, 'offline', 'n1');
    expect(await presence.online()).toEqual([id]);
    await presence.set(id, 'offline', 'n2');
    expect(await presence.online()).toEqual([]);
  });
});

describe('suspending', () => {
  const admin = () =>
    new CounselorsAdminService(
      app.get(UnitOfWork),
      app.get(CounselorsRepository, { strict: false }),
      list,
      app.get(Outbox),
      app.get(Audit, { strict: false }),
    );

  it('takes a counselor off list and page, leaves an audit entry, and can be undone once', async () => {
    const id = await aCounselor();
    await presence.set(id, 'online', 'n1');
    expect(await admin().suspend(actor, id, 'licence expired', '10.0.0.1')).toMatchObject({
      status: 'suspended',
      suspendReason: 'licence expired',
      presence: 'offline',
    });
    expect(await ids()).toEqual([]);
    await expect(list.find(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(admin().suspend(actor, id, 'again', null)).rejects.toMatchObject({ code: 'CONFLICT' });

    await admin().activate(actor, id, null);
    expect(await ids()).toEqual([id]);
    const audit = await owner.unitOfWork.query(
      'SELECT action, reason FROM access.audit WHERE target_id = $1 ORDER BY id',
      [id],
    );
    expect(audit).toEqual([
      { action: 'counselors.profile.suspend', reason: 'licence expired' },
      { action: 'counselors.profile.activate', reason: null },
    ]);
  });

  it('of somebody unknown is refused', async () => {
    await expect(admin().suspend(actor, randomUUID(), 'x', null)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

it('without Redis everybody is offline and the list still answers', async () => {
  const id = await aCounselor();
  await presence.set(id, 'online', 'n1');
  const { client } = app.get(RedisConnection);
  const ended = new Promise((resolve) => client.once('end', resolve));
  client.disconnect();
  await ended;
  expect((await find()).items.map((one) => one.presence)).toEqual(['offline']);
  expect(await presence.online()).toEqual([]);
  await client.connect();
  await sleep(50);
  expect(await presence.online()).toEqual([id]);
});
