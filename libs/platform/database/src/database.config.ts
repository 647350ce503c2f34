import { defineConfig, developmentDefault, secret } from '@hearken/platform-config';
import { z } from 'zod';

const url = z.string().regex(/^postgres(ql)?:\/\//, 'expected postgres://user@host:port/database');

/** The service's own connection; the role in DATABASE_URL is the service's, never the owner's. */
export const databaseConfig = defineConfig(
  'database',
  {
    DATABASE_URL: developmentDefault(secret(url), 'postgres://hearken_api@127.0.0.1:5432/hearken'),
    DATABASE_REPLICA_URLS: secret(z.string().default('')),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
    DATABASE_CONNECT_TIMEOUT_MS: z.coerce.number().int().min(100).default(5_000),
    DATABASE_STATEMENT_TIMEOUT_MS: z.coerce.number().int().min(0).default(30_000),
    DATABASE_IDLE_TRANSACTION_TIMEOUT_MS: z.coerce.number().int().min(0).default(60_000),
    DATABASE_START_TIMEOUT_MS: z.coerce.number().int().min(0).default(30_000),
  },
  (env) => ({
    url: env.DATABASE_URL,
    replicaUrls: env.DATABASE_REPLICA_URLS.split(',')
      .map((replica) => replica.trim())
      .filter(Boolean),
    poolSize: env.DATABASE_POOL_SIZE,
    connectTimeoutMs: env.DATABASE_CONNECT_TIMEOUT_MS,
    statementTimeoutMs: env.DATABASE_STATEMENT_TIMEOUT_MS,
    idleTransactionTimeoutMs: env.DATABASE_IDLE_TRANSACTION_TIMEOUT_MS,
    startTimeoutMs: env.DATABASE_START_TIMEOUT_MS,
  }),
);

/** The owner's connection: migrations, and commands of the operator. Services do not have it. */
export const ownerDatabaseConfig = defineConfig(
  'owner-database',
  { DATABASE_OWNER_URL: developmentDefault(secret(url), 'postgres://postgres@127.0.0.1:5432/hearken') },
  (env) => ({ url: env.DATABASE_OWNER_URL }),
);

/** Without a password the roles can log in only where pg_hba.conf trusts, as `npm start` does on loopback. */
export const serviceRolesConfig = defineConfig(
  'service-roles',
  { SERVICE_DB_PASSWORD: secret(z.string().min(12).optional()) },
  (env) => ({ password: env.SERVICE_DB_PASSWORD }),
);
