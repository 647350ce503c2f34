import { NatsConnection, Publisher, Subscriptions } from '@hearken/platform-messaging';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { BentoCache, bentostore, errors } from 'bentocache';
import { redisDriver } from 'bentocache/drivers/redis';

import { MemoryTtls, memoryTier } from './memory-tier';
import { NatsBus } from './nats-bus';
import { cacheConfig, type CacheConfig } from './redis.config';
import { RedisConnection } from './redis-connection';

export interface CachedRead<T> {
  key: string;
  /** Called by one reader of the process, the others wait. null and undefined mean "there is none". */
  load: () => Promise<T>;
  /** Life in this process's memory, in milliseconds; default 5 minutes. */
  ttlMs?: number;
  /** Life in Redis; default 1 hour. */
  l2TtlMs?: number;
  /** How long "there is none" is believed; default 10 seconds. */
  negativeTtlMs?: number;
  /** Groups of keys to forget together. */
  tags?: string[];
}

/** What `invalidate` forgets: keys, or everything that was read with a tag. */
export type Invalidation = string | readonly string[] | { tag: string };

const PREFIX = 'hearken:cache';
/** Invalidations to repeat when Redis is back; with more than these its whole cache goes. */
const MAX_MISSED = 10_000;

/** Reads through memory and Redis. Values travel as JSON: no dates, maps or classes. Without Redis it is memory only. */
@Injectable()
export class Cache implements OnModuleInit, OnApplicationShutdown {
  private readonly ttls = new MemoryTtls();
  private readonly stops: (() => void)[] = [];
  private missed = { keys: new Set<string>(), tags: new Set<string>() };
  private bus!: NatsBus;
  private bento!: BentoCache<{ default: ReturnType<typeof bentostore> }>;

  constructor(
    private readonly redis: RedisConnection,
    private readonly nats: NatsConnection,
    private readonly publisher: Publisher,
    private readonly subscriptions: Subscriptions,
    @Inject(cacheConfig.token) private readonly config: CacheConfig,
  ) {}

  onModuleInit(): void {
    this.bus = new NatsBus(this.publisher, this.subscriptions, this.nats);
    const store = bentostore()
      .useL1Layer(memoryTier(this.config.memoryItems, this.ttls))
      .useL2Layer(redisDriver({ connection: this.redis.client }))
      // Without an interval: bentocache's own would keep the process from ending.
      .useBus({ options: { retryQueue: { enabled: false, retryInterval: false } }, factory: () => this.bus });
    this.bento = new BentoCache({
      default: 'default',
      prefix: PREFIX,
      stores: { default: store },
      suppressL2Errors: true,
      l2CircuitBreakerDuration: 500,
    });
    this.stops.push(this.redis.onReady(() => void this.repeatMissed()));
  }

  async onApplicationShutdown(): Promise<void> {
    for (const stop of this.stops) stop();
    await this.bus.disconnect();
  }

  /** Returns what is cached under the key, or loads it. Errors of `load` are thrown as they are and not cached. */
  async getOrSet<T>(read: CachedRead<T>): Promise<T> {
    const memoryMs = jittered(read.ttlMs ?? this.config.ttlMs);
    const redisMs = Math.max(memoryMs, jittered(read.l2TtlMs ?? this.config.l2TtlMs));
    try {
      return await this.ttls.during(read.key, memoryMs, () =>
        this.bento.getOrSet<T>({
          key: read.key,
          // A load is news to nobody: others have their own copy or read this one from Redis.
          skipBusNotify: true,
          ttl: redisMs,
          ...(read.tags ? { tags: read.tags } : {}),
          factory: async (context) => {
            const value = await read.load();
            if (value !== null && value !== undefined) return value;
            context.setOptions({ ttl: jittered(read.negativeTtlMs ?? this.config.negativeTtlMs) });
            // bentocache refuses undefined; both read as "there is none".
            return null as T;
          },
        }),
      );
    } catch (error) {
      throw error instanceof errors.E_FACTORY_ERROR ? error.cause : error;
    }
  }

  /** Makes every process and Redis forget; call it after the commit of the change (unitOfWork.afterCommit). */
  async invalidate(what: Invalidation): Promise<void> {
    const redisWasReady = this.redis.isReady;
    if (isTag(what)) await this.bento.deleteByTag({ tags: [what.tag] });
    else await this.bento.deleteMany({ keys: typeof what === 'string' ? [what] : [...what] });
    if (redisWasReady && this.redis.isReady) return;
    this.miss(what);
    // Tags are kept in Redis, so without it nobody can tell which copies are meant.
    if (isTag(what)) this.bus.clearAllMemories();
  }

  /** Redis kept its values through an outage of the connection: what should have gone meanwhile goes now. */
  private async repeatMissed(): Promise<void> {
    const { keys, tags } = this.missed;
    if (keys.size + tags.size === 0) return;
    this.missed = { keys: new Set(), tags: new Set() };
    if (keys.size + tags.size > MAX_MISSED) return this.bento.clear();
    // The circuit breaker may still keep bentocache from Redis.
    await new Promise((resolve) => setTimeout(resolve, 600));
    if (keys.size > 0) await this.invalidate([...keys]);
    for (const tag of tags) await this.invalidate({ tag });
  }

  private miss(what: Invalidation): void {
    if (isTag(what)) this.missed.tags.add(what.tag);
    else for (const key of typeof what === 'string' ? [what] : what) this.missed.keys.add(key);
  }
}

function isTag(what: Invalidation): what is { tag: string } {
  return typeof what === 'object' && !Array.isArray(what);
}

/** ± 10 %, so that what was cached together does not expire together. */
function jittered(ms: number): number {
  return Math.max(1, Math.round(ms * (0.9 + Math.random() * 0.2)));
}
