/** What a flush answers: one result an item, in order. */
export type Flush<T, R> = (batch: readonly T[]) => Promise<readonly R[]>;

export interface LaneLimits {
  /** Most items of one flush. */
  maxEntries: number;
  /** Most items waiting. */
  maxQueued: number;
}

type Settle<R> = (error: unknown, result: R | undefined) => void;
interface Waiting<T, R> {
  item: T;
  settle: Settle<R>;
}

/**
 * Group commit: what comes while a flush runs leaves together with the next one, so a lone item waits for nothing and
 * a crowd shares its commits. Items of a lane are in one flush at a time and keep their order.
 */
export class FlushLane<T, R> {
  private waiting: Waiting<T, R>[] = [];
  private running = false;
  private idle: (() => void)[] = [];

  constructor(
    private readonly flush: Flush<T, R>,
    private readonly limits: LaneLimits,
    /** True for failures that concern the connection, not the batch: splitting the batch would only fail more often. */
    private readonly isOutage: (error: unknown) => boolean,
  ) {}

  /** @returns false when the queue is full; the item was not taken */
  add(item: T, settle: Settle<R>): boolean {
    if (this.waiting.length >= this.limits.maxQueued) return false;
    this.waiting.push({ item, settle });
    if (!this.running) {
      this.running = true;
      // After the present turn of the event loop: what one read of the sockets brought leaves together.
      setImmediate(() => void this.run());
    }
    return true;
  }

  get queued(): number {
    return this.waiting.length;
  }

  /** Resolves when nothing waits or runs. */
  drained(): Promise<void> {
    return this.running ? new Promise((resolve) => this.idle.push(resolve)) : Promise.resolve();
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.limits.maxEntries);
      await this.attempt(batch);
    }
    this.running = false;
    this.idle.splice(0).forEach((resolve) => resolve());
  }

  /** Halves a batch that fails until the guilty item stands alone: its neighbours must not pay for it. */
  private async attempt(batch: Waiting<T, R>[]): Promise<void> {
    let results: readonly R[];
    try {
      results = await this.flush(batch.map(({ item }) => item));
    } catch (error) {
      if (batch.length === 1 || this.isOutage(error)) return batch.forEach(({ settle }) => settle(error, undefined));
      const middle = batch.length >> 1;
      await this.attempt(batch.slice(0, middle));
      return this.attempt(batch.slice(middle));
    }
    for (let index = 0; index < batch.length; index++) batch[index]?.settle(null, results[index]);
  }
}
