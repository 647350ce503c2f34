import type { ConfigOf } from '@hearken/platform-config';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import type { databaseConfig } from './database.config';

type DatabaseConfig = ConfigOf<typeof databaseConfig>;
export type EntityClass = abstract new () => object;
/** Classes, or a whole namespace such as `import * as entities from '@hearken/entities'`, of which the entities are taken. */
export type EntitySource = readonly EntityClass[] | Record<string, unknown>;

/** Makes the data source without connecting it. */
export function createDataSource(
  config: DatabaseConfig,
  applicationName: string,
  entities: EntitySource = [],
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: config.url,
    entities: entityClasses(entities),
    applicationName,
    poolSize: config.poolSize,
    connectTimeoutMS: config.connectTimeoutMs,
    // The services' roles may not create extensions, and need none: ids come from uuidv7().
    installExtensions: false,
    extra: connectionOptions(config),
  });
}

/** What pg gets for every connection of a service. */
export function connectionOptions(config: DatabaseConfig) {
  return {
    statement_timeout: config.statementTimeoutMs,
    idle_in_transaction_session_timeout: config.idleTransactionTimeoutMs,
    keepAlive: true,
  };
}

/** Picks the decorated classes out of a list or a namespace. */
export function entityClasses(entities: EntitySource): EntityClass[] {
  const decorated = new Set<unknown>(getMetadataArgsStorage().tables.map(({ target }) => target));
  return Object.values(entities).filter((candidate): candidate is EntityClass => decorated.has(candidate));
}
