import { memoryDriver } from 'bentocache/drivers/memory';

type Driver = ReturnType<typeof memoryDriver>;

/** How long keys that are being read now may stay in memory. */
export class MemoryTtls {
  private readonly active = new Map<string, { ttlMs: number; readers: number }>();

  async during<T>(key: string, ttlMs: number, work: () => Promise<T>): Promise<T> {
    const entry = this.active.get(key) ?? { ttlMs, readers: 0 };
    entry.readers += 1;
    this.active.set(key, entry);
    try {
      return await work();
    } finally {
      entry.readers -= 1;
      if (entry.readers === 0) this.active.delete(key);
    }
  }

  of(key: string): number | undefined {
    return this.active.get(key)?.ttlMs;
  }
}

/** bentocache has one life for both tiers; this memory tier ends its copies earlier than Redis does. */
export function memoryTier(maxItems: number, ttls: MemoryTtls): Driver {
  const driver = memoryDriver({ maxItems });
  return {
    options: driver.options,
    factory: (config: unknown) => {
      const memory = driver.factory(config);
      const set = memory.set.bind(memory);
      memory.set = (key, value, ttl) => {
        const limit = ttls.of(key);
        return set(key, value, limit === undefined ? ttl : Math.min(limit, ttl ?? limit));
      };
      return memory;
    },
  };
}
