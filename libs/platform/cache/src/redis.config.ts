import { defineConfig, secret, type ConfigOf } from '@hearken/platform-config';
import { z } from 'zod';

export const redisConfig = defineConfig(
  'redis',
  {
    REDIS_URL: secret(z.string().regex(/^rediss?:\/\//, 'expected redis://host:port')).default(
      'redis://127.0.0.1:6379',
    ),
    REDIS_COMMAND_TIMEOUT_MS: z.coerce.number().int().min(10).default(1_000),
    REDIS_CONNECT_TIMEOUT_MS: z.coerce.number().int().min(10).default(2_000),
  },
  (env) => ({
    url: env.REDIS_URL,
    commandTimeoutMs: env.REDIS_COMMAND_TIMEOUT_MS,
    connectTimeoutMs: env.REDIS_CONNECT_TIMEOUT_MS,
  }),
);
export type RedisConfig = ConfigOf<typeof redisConfig>;

export const cacheConfig = defineConfig(
  'cache',
  {
    CACHE_MEMORY_ITEMS: z.coerce.number().int().min(100).default(20_000),
    CACHE_MEMORY_TTL_MS: z.coerce
      .number()
      .int()
      .min(1)
      .default(5 * 60_000),
    CACHE_REDIS_TTL_MS: z.coerce.number().int().min(1).default(3_600_000),
    CACHE_NEGATIVE_TTL_MS: z.coerce.number().int().min(1).default(10_000),
  },
  (env) => ({
    memoryItems: env.CACHE_MEMORY_ITEMS,
    ttlMs: env.CACHE_MEMORY_TTL_MS,
    l2TtlMs: env.CACHE_REDIS_TTL_MS,
    negativeTtlMs: env.CACHE_NEGATIVE_TTL_MS,
  }),
);
export type CacheConfig = ConfigOf<typeof cacheConfig>;
