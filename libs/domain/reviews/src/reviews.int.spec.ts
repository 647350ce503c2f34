import { fen } from '@hearken/contracts';
import { CounselorsModule, CounselorsService } from '@hearken/domain-counselors';
import type { SessionsService } from '@hearken/domain-sessions';
import * as entities from '@hearken/entities';
import { redisConfig, RedisModule } from '@hearken/platform-cache';
import { ConfigModule, serviceConfig } from '@hearken/platform-config';
import { databaseConfig, DatabaseModule, UnitOfWork, uuidv7 } from '@hearken/platform-database';
import { messagingConfig, MessagingModule, natsConfig, Outbox } from '@hearken/platform-messaging';
import { testDatabase, testNatsUrl, testRedisUrl, type TestDatabase } from '@hearken/platform-testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { ReviewsRepository } from './reviews/reviews.repository';
import { ReviewsService } from './reviews/reviews.service';

class TestRootModule {}

let database: TestDatabase;
let app: INestApplicationContext;
let unitOfWork: UnitOfWork;
let counselorId: string;
/** Stands in for the sessions domain; everything else is real. */
const sessions = new Map<string, { userId: string; counselorId: string; state: string }>();

beforeAll(async () => {
  database = await testDatabase();
  const env = { DATABASE_URL: database.roleUrl('hearken_api'), NATS_URL: testNatsUrl(), REDIS_URL: testRedisUrl() };
  const root = {
    module: TestRootModule,
    imports: [
      ConfigModule.forRoot([serviceConfig, databaseConfig, natsConfig, messagingConfig, redisConfig], { env }),
      DatabaseModule.forRoot({ entities }),
      MessagingModule.forRoot(),
      RedisModule.forRoot(),
      CounselorsModule,
    ],
  };
  app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  unitOfWork = app.get(UnitOfWork);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(async () => {
  counselorId = uuidv7();
  const profile = { displayName: 'x', headline: 'h', bio: 'b', topics: ['sleep' as const], languages: ['en' as const] };
  await app
    .get(CounselorsService, { strict: false })
    .ensureProfile({ id: counselorId, ...profile, pricePerMinute: fen(1), verified: true, avatarSeed: 'x' });
});

const service = (counselors = app.get(CounselorsService, { strict: false })) => {
  const port = { findById: (id: string) => Promise.resolve(sessions.get(id) ?? null) } as unknown as SessionsService;
  return new ReviewsService(unitOfWork, new ReviewsRepository(unitOfWork), counselors, app.get(Outbox), port);
};
const actorOf = (id: string) => ({ id, roles: ['user' as const], sid: id, tokenExpiresAt: 0 });

function anEndedSession() {
  const [sessionId, userId] = [uuidv7(), uuidv7()];
  sessions.set(sessionId, { userId, counselorId, state: 'ended' });
  return { sessionId, user: actorOf(userId) };
}

/** What the profile says, and what the rows say. */
async function sums() {
  const [row] = await unitOfWork.query(
    `SELECT p.rating_sum::int AS kept_sum, p.rating_count::int AS kept_count, coalesce(sum(r.rating), 0)::int AS sum, count(r.id)::int AS count
     FROM counselors.profiles p LEFT JOIN reviews.reviews r ON r.counselor_id = p.id WHERE p.id = $1 GROUP BY p.id`,
    [counselorId],
  );
  return row as { kept_sum: number; kept_count: number; sum: number; count: number };
}

describe('submitting a review', () => {
  it('keeps the counselor’s sums equal to a recount, many at once', async () => {
    const stars = Array.from({ length: 30 }, (_, at) => 1 + (at % 5));
    await Promise.all(
      stars.map((rating) => {
        const { sessionId, user } = anEndedSession();
        return service().submit(user, sessionId, { rating });
      }),
    );
    const { kept_sum, kept_count, sum, count } = await sums();
    expect({ kept_sum, kept_count }).toEqual({ kept_sum: sum, kept_count: count });
    expect({ sum, count }).toEqual({ sum: 90, count: 30 });
  });

  it('works once a session, also when clicked five times at once', async () => {
    const { sessionId, user } = anEndedSession();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () => service().submit(user, sessionId, { rating: 5 })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(service().submit(user, sessionId, { rating: 1 })).rejects.toMatchObject({ code: 'ALREADY_REVIEWED' });
    expect(await sums()).toEqual({ kept_sum: 5, kept_count: 1, sum: 5, count: 1 });
  });

  it('is refused to a stranger and before the end, and leaves nothing', async () => {
    const { sessionId, user } = anEndedSession();
    await expect(service().submit(actorOf(uuidv7()), sessionId, { rating: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    sessions.set(sessionId, { userId: user.id, counselorId, state: 'active' });
    await expect(service().submit(user, sessionId, { rating: 1 })).rejects.toMatchObject({
      code: 'REVIEW_NOT_ALLOWED',
    });
    expect(await sums()).toEqual({ kept_sum: 0, kept_count: 0, sum: 0, count: 0 });
  });

  it('stores neither review nor stars when one of them fails', async () => {
    const { sessionId, user } = anEndedSession();
    const broken = { addRating: () => Promise.reject(new Error('disk full')) } as unknown as CounselorsService;
    await expect(service(broken).submit(user, sessionId, { rating: 5 })).rejects.toThrow('disk full');
    expect(await sums()).toEqual({ kept_sum: 0, kept_count: 0, sum: 0, count: 0 });
  });
});
