export { Cache, type CachedRead, type Invalidation } from './cache';
export { CacheModule, RedisModule } from './cache.module';
export { cacheConfig, redisConfig } from './redis.config';
export { RedisConnection } from './redis-connection';
