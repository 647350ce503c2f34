import { Module, type DynamicModule } from '@nestjs/common';

import { Cache } from './cache';
import { RedisConnection } from './redis-connection';

/** Redis and the cache for the whole app. Needs redisConfig, cacheConfig and MessagingModule. */
@Module({})
export class CacheModule {
  static forRoot(): DynamicModule {
    return {
      module: CacheModule,
      global: true,
      providers: [RedisConnection, Cache],
      exports: [RedisConnection, Cache],
    };
  }
}

/** Redis alone, for apps that cache nothing. Needs redisConfig. */
@Module({})
export class RedisModule {
  static forRoot(): DynamicModule {
    return { module: RedisModule, global: true, providers: [RedisConnection], exports: [RedisConnection] };
  }
}
