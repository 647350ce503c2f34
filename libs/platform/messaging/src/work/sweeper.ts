import { UnitOfWork } from '@hearken/platform-database';
import { Logger } from '@nestjs/common';

import { backoff } from '../consumers/backoff';
import { messageOf, pause } from '../pause';
import type { SweepOptions } from './sweeps.decorator';

export interface SweepDefinition<T> extends SweepOptions<T> {
  handle: (row: T) => Promise<void>;
}

interface Failed {
  failures: number;
  notBefore: number;
}

const MAX_FAILED = 500;

/** Works off one kind of due rows, several processes side by side. */
export class Sweeper<T> {
  private readonly logger = new Logger('DueWork');
  /** Rows that failed here lately: skipped for a while, so that they do not keep later ones waiting. */
  private readonly failed = new Map<string, Failed>();
  private nap = new AbortController();

  constructor(
    private readonly definition: SweepDefinition<T>,
    private readonly unitOfWork: UnitOfWork,
    private readonly pollMs: number,
    private readonly stopping: AbortSignal,
  ) {
    stopping.addEventListener('abort', () => this.wake(), { once: true });
  }

  wake(): void {
    this.nap.abort();
  }

  /** Runs until the signal; rows in work are finished first. */
  async run(): Promise<void> {
    for (let warned = false; !this.stopping.aborted;) {
      this.nap = new AbortController();
      try {
        await this.sweep();
        warned = false;
      } catch (error) {
        if (!warned)
          this.logger.warn(`${this.definition.name}: no rows can be claimed, trying on: ${messageOf(error)}`);
        warned = true;
      }
      await pause(this.pollMs, this.nap.signal);
    }
  }

  /** Works off everything that is due now; returns how many rows succeeded. */
  async sweep(): Promise<number> {
    const counts = await Promise.all(
      Array.from({ length: this.definition.concurrency ?? 2 }, () => this.sweepUntilEmpty()),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private async sweepUntilEmpty(): Promise<number> {
    let done = 0;
    while (!this.stopping.aborted) {
      const outcome = await this.sweepOne();
      if (outcome === 'none') return done;
      if (outcome === 'done') done += 1;
    }
    return done;
  }

  private async sweepOne(): Promise<'done' | 'failed' | 'none'> {
    let key: string | undefined;
    try {
      const found = await this.unitOfWork.run(async () => {
        const row = await this.claim();
        if (row === undefined) return false;
        key = this.keyOf(row);
        await this.definition.handle(row);
        return true;
      });
      if (!found) return 'none';
      if (key !== undefined) this.failed.delete(key);
      return 'done';
    } catch (error) {
      // Not even claimed: that is the database, not a row.
      if (key === undefined) throw error;
      this.postpone(key, error);
      return 'failed';
    }
  }

  /** One row; those postponed are claimed along with it, passed over and let go with the transaction. */
  private async claim(): Promise<T | undefined> {
    const now = Date.now();
    const postponed = [...this.failed.values()].filter(({ notBefore }) => notBefore > now).length;
    const rows = await this.unitOfWork.query<T>(this.definition.claim, [postponed + 1]);
    return rows.find((row) => (this.failed.get(this.keyOf(row))?.notBefore ?? 0) <= now);
  }

  private keyOf(row: T): string {
    return this.definition.keyOf?.(row) ?? String((row as { id?: unknown }).id);
  }

  private postpone(key: string, error: unknown): void {
    const failures = (this.failed.get(key)?.failures ?? 0) + 1;
    // Rows that vanished would stay here for ever; the oldest go.
    if (this.failed.size >= MAX_FAILED) this.failed.delete(this.failed.keys().next().value as string);
    this.failed.set(key, { failures, notBefore: Date.now() + backoff(failures, this.pollMs, 60_000) });
    this.logger.error(
      `${this.definition.name}: row ${key} failed ${failures}×: ${error instanceof Error ? error.stack : String(error)}`,
    );
  }
}
