import {
  temporaryNats,
  temporaryPostgres,
  temporaryRedis,
  type LocalServer,
} from '../../../../deploy/local/servers/index.mjs';

export type TestServer = LocalServer;

/** A PostgreSQL of one's own, for tests that kill or pause it. `durable` turns fsync on. Stop it in `afterAll`. */
export const startPostgres = (
  options: { durable?: boolean; settings?: Record<string, string> } = {},
): Promise<TestServer> => temporaryPostgres(options);

/** A Redis of one's own. Stop it in `afterAll`. */
export const startRedis = (): Promise<TestServer> => temporaryRedis();

/** A NATS with JetStream of one's own: no other test file sees its streams. Stop it in `afterAll`. */
export const startNats = (): Promise<TestServer> => temporaryNats();
