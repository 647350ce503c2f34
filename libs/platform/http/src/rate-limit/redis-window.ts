import { Redis } from 'ioredis';

import type { Hit } from './local-window';
import { windowOf } from './sliding-window.rules';

// KEYS: this window, the one before. ARGV: weight of the one before (0..1), limit, window in ms.
const hitScript = `
local current = tonumber(redis.call('GET', KEYS[1]) or '0')
local previous = tonumber(redis.call('GET', KEYS[2]) or '0')
if current + previous * tonumber(ARGV[1]) + 1 > tonumber(ARGV[2]) then return {0, current, previous} end
current = redis.call('INCR', KEYS[1])
if current == 1 then redis.call('PEXPIRE', KEYS[1], tonumber(ARGV[3]) * 2) end
return {1, current, previous}`;

interface Scripted extends Redis {
  hearkenHit(current: string, previous: string, weight: string, limit: number, windowMs: number): Promise<[number, number, number]>;
}

/** Counts for all processes together. Every call fails quickly while Redis is away: nobody may wait for a counter. */
export class RedisWindow {
  private readonly redis: Scripted;

  constructor(url: string) {
    const redis = new Redis(url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      connectTimeout: 2_000,
      commandTimeout: 250,
      retryStrategy: (attempt) => Math.min(attempt * 200, 2_000),
    });
    // Without a listener ioredis prints each failed reconnect; being away is a state that the caller handles.
    redis.on('error', () => undefined);
    redis.defineCommand('hearkenHit', { numberOfKeys: 2, lua: hitScript });
    this.redis = redis as Scripted;
  }

  connect(): void {
    this.redis.connect().catch(() => undefined);
  }

  close(): void {
    this.redis.disconnect();
  }

  get isReady(): boolean {
    return this.redis.status === 'ready';
  }

  /** @throws when Redis does not answer */
  async hit(key: string, limit: number, windowMs: number, now: number): Promise<Hit> {
    const window = windowOf(now, windowMs);
    const weight = 1 - (now % windowMs) / windowMs;
    const [allowed, current, previous] = await this.redis.hearkenHit(`rate:{${key}}:${window}`, `rate:{${key}}:${window - 1}`, String(weight), limit, windowMs);
    return { allowed: allowed === 1, counts: { current, previous } };
  }
}
