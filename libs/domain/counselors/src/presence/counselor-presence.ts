import { presenceStatusSchema, type PresenceStatus } from '@hearken/contracts';
import { RedisConnection } from '@hearken/platform-cache';
import { Injectable, Logger } from '@nestjs/common';

/** realtime-ws refreshes every 5 s; a node that died takes its counselors offline after this long. */
const LIFE_MS = 15_000;
const ONLINE = 'hearken:counselors:online';
const keyOf = (accountId: string) => `hearken:counselors:presence:${accountId}`;

/**
 * Counselors' online state, kept in Redis by the socket nodes. Redis may be flushed at any time: it then fills again with the
 * next refresh, and without Redis everybody counts as offline.
 */
@Injectable()
export class CounselorPresence {
  private readonly logger = new Logger(CounselorPresence.name);

  constructor(private readonly redis: RedisConnection) {}

  /** States what a counselor's sockets on one node say; repeat it every 5 s. `offline` takes that node's word back. */
  async set(accountId: string, status: PresenceStatus, nodeId: string): Promise<void> {
    await this.quietly(async () => {
      const pipeline = this.redis.client.multi();
      const key = keyOf(accountId);
      if (status === 'offline') pipeline.hdel(key, nodeId);
      else pipeline.hset(key, nodeId, `${status} ${Date.now() + LIFE_MS}`).pexpire(key, LIFE_MS);
      await pipeline.zadd(ONLINE, Date.now() + LIFE_MS, accountId).exec();
    }, undefined);
  }

  /** The state of each; of several nodes the most available one counts. */
  async get(accountIds: readonly string[]): Promise<Map<string, PresenceStatus>> {
    if (accountIds.length === 0) return new Map();
    return this.quietly(async () => {
      const pipeline = this.redis.client.pipeline();
      for (const id of accountIds) pipeline.hvals(keyOf(id));
      const replies = (await pipeline.exec()) ?? [];
      return new Map(accountIds.map((id, at) => [id, mostAvailable(replies[at]?.[1] as string[], Date.now())]));
    }, new Map<string, PresenceStatus>());
  }

  /** Ids of those who would take a session now. */
  async online(): Promise<string[]> {
    return this.quietly(async () => {
      await this.redis.client.zremrangebyscore(ONLINE, '-inf', Date.now());
      const candidates = await this.redis.client.zrange(ONLINE, 0, -1);
      const statuses = await this.get(candidates);
      return candidates.filter((id) => statuses.get(id) === 'online');
    }, []);
  }

  private async quietly<T>(work: () => Promise<T>, without: T): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.logger.debug(`presence without Redis: ${error instanceof Error ? error.message : String(error)}`);
      return without;
    }
  }
}

const order: PresenceStatus[] = ['online', 'busy', 'away'];

/** Reads `<status> <epoch ms until when>` of every node. */
export function mostAvailable(values: readonly string[] | undefined, now: number): PresenceStatus {
  const valid = new Set(
    (values ?? []).flatMap((value) => {
      const [status, until] = value.split(' ');
      const parsed = presenceStatusSchema.safeParse(status);
      return parsed.success && Number(until) > now ? [parsed.data] : [];
    }),
  );
  return order.find((status) => valid.has(status)) ?? 'offline';
}
