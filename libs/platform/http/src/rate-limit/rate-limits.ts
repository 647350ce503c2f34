import { RedisConnection } from '@hearken/platform-cache';
import { DomainError } from '@hearken/platform-errors';
import { Inject, Injectable, Optional } from '@nestjs/common';

import { httpConfig, type HttpConfig } from '../http.config';
import { LocalWindow, type Hit } from './local-window';
import { RedisWindow } from './redis-window';
import { retryAfter } from './sliding-window.rules';

export interface Limit {
  limit: number;
  windowSeconds: number;
}

/** Counts calls in sliding windows; over all processes through Redis, in this one while Redis is away. */
@Injectable()
export class RateLimits {
  private readonly local = new LocalWindow();
  private readonly redis: RedisWindow | undefined;

  constructor(
    @Inject(httpConfig.token) private readonly config: HttpConfig,
    @Optional() redis?: RedisConnection,
  ) {
    this.redis = redis && new RedisWindow(redis);
  }

  /** Counts one call of `key`. @throws RATE_LIMITED with when to come back */
  async consume(key: string, { limit, windowSeconds }: Limit, now = Date.now()): Promise<void> {
    if (!this.config.rateLimits) return;
    const windowMs = windowSeconds * 1000;
    const { allowed, counts } = await this.hit(key, limit, windowMs, now);
    if (allowed) return;
    throw new DomainError('RATE_LIMITED', 'Too many requests; wait a moment', {
      retryAfterMs: retryAfter(counts, limit, now, windowMs),
    });
  }

  private async hit(key: string, limit: number, windowMs: number, now: number): Promise<Hit> {
    if (this.redis?.isReady) {
      try {
        return await this.redis.hit(key, limit, windowMs, now);
      } catch {
        // Went away this moment; the counter of this process is better than none.
      }
    }
    return this.local.hit(key, limit, windowMs, now);
  }
}
