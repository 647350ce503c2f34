import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Redis } from 'ioredis';

import { redisConfig, type RedisConfig } from './redis.config';

/**
 * The process's Redis. What lies in it may vanish at any time: commands fail at once while it is away, and a service
 * starts without it.
 */
@Injectable()
export class RedisConnection implements OnModuleInit, OnApplicationShutdown {
  /** Fails fast when disconnected; check `isReady` or catch. */
  readonly client: Redis;
  private readonly logger = new Logger(RedisConnection.name);
  private down = false;

  constructor(@Inject(redisConfig.token) config: RedisConfig) {
    this.client = new Redis(config.url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      connectTimeout: config.connectTimeoutMs,
      commandTimeout: config.commandTimeoutMs,
      retryStrategy: (times) => Math.min(times * 100, 1_000),
    });
    // ioredis reports every failed attempt; one line an outage is enough.
    this.client.on('error', (error: Error) => this.report(error));
    this.client.on('ready', () => {
      if (this.down) this.logger.log('Redis is back');
      this.down = false;
    });
  }

  async onModuleInit(): Promise<void> {
    // Connecting goes on in the background when this fails.
    await this.client.connect().catch((error: Error) => this.report(error));
  }

  onApplicationShutdown(): void {
    this.client.disconnect();
  }

  get isReady(): boolean {
    return this.client.status === 'ready';
  }

  /** Runs `listener` each time Redis has become usable; returns how to stop that. */
  onReady(listener: () => void): () => void {
    this.client.on('ready', listener);
    return () => void this.client.off('ready', listener);
  }

  private report(error: Error): void {
    if (!this.down) this.logger.warn(`Redis is not reachable, going on without it: ${error.message}`);
    this.down = true;
  }
}
