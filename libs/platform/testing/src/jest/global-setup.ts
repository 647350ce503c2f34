import { startNats, startPostgres, startRedis, type TestServer } from '../servers';
import { publishRun, TEMPLATE_DATABASE, withDatabase } from '../run';
import { administer } from '../test-database';
import { migrate } from './migrate';

declare global {
  // eslint-disable-next-line no-var
  var hearkenTestServers: TestServer[] | undefined;
}

/** Jest: one PostgreSQL, Redis and NATS a run. However the run ends, the servers' watchdog stops them. */
export default async function globalSetup(): Promise<void> {
  const [postgres, redis, nats] = await Promise.all([startPostgres(), startRedis(), startNats()]);
  globalThis.hearkenTestServers = [postgres, redis, nats];
  await administer(postgres.url, `CREATE DATABASE ${TEMPLATE_DATABASE}`);
  await migrate(withDatabase(postgres.url, TEMPLATE_DATABASE));
  publishRun({ postgresUrl: postgres.url, redisUrl: redis.url, natsUrl: nats.url });
}
