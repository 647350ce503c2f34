import { currentRun } from './run';

/** The run's Redis, a database number for each Jest worker: files that run at once do not see each other's keys. */
export function testRedisUrl(): string {
  const worker = Number(process.env.JEST_WORKER_ID ?? '1');
  return `${currentRun().redisUrl}/${worker % 16}`;
}

/** The run's NATS. Streams and subjects are shared by all test files: use `startNats()` where that matters. */
export function testNatsUrl(): string {
  return currentRun().natsUrl;
}
