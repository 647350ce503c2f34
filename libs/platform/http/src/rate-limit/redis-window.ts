import type { RedisConnection } from '@hearken/platform-cache';

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

/** Counts for all processes together. */
export class RedisWindow {
  constructor(private readonly redis: RedisConnection) {}

  get isReady(): boolean {
    return this.redis.isReady;
  }

  /** @throws when Redis does not answer */
  async hit(key: string, limit: number, windowMs: number, now: number): Promise<Hit> {
    const window = windowOf(now, windowMs);
    const weight = 1 - (now % windowMs) / windowMs;
    // The braces keep both keys on one node of a Redis Cluster.
    const keys = [`rate:{${key}}:${window}`, `rate:{${key}}:${window - 1}`];
    const [allowed, current, previous] = (await this.redis.client.eval(
      hitScript,
      2,
      ...keys,
      weight,
      limit,
      windowMs,
    )) as [number, number, number];
    return { allowed: allowed === 1, counts: { current, previous } };
  }
}
