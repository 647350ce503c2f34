import { UnitOfWork } from '@hearken/platform-database';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';

import { DecoratedMethods } from '../decorated-methods';
import { pause } from '../pause';
import { stopSwitch } from '../stop-switch';
import { EVERY, type EveryMetadata } from './every.decorator';

/** Runs the @Every methods of the application. */
@Injectable()
export class Timers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Timers.name);
  private readonly stop = stopSwitch();
  private running: Promise<void>[] = [];

  constructor(
    private readonly methods: DecoratedMethods,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.methods.find<EveryMetadata>(EVERY).map(({ metadata, call }) => this.repeat(metadata, call));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await Promise.all(this.running);
  }

  private async repeat(timer: EveryMetadata, call: () => Promise<unknown>): Promise<void> {
    while (!this.stop.signal.aborted) {
      // A tenth of chance keeps processes that started together apart.
      await pause(timer.everyMs * (0.95 + Math.random() / 10), this.stop.signal);
      if (this.stop.signal.aborted) return;
      try {
        await (timer.exclusive ? this.alone(timer.name, call) : call());
      } catch (error) {
        this.logger.error(`${timer.name} failed`, error instanceof Error ? error.stack : String(error));
      }
    }
  }

  private alone(name: string, call: () => Promise<unknown>): Promise<void> {
    return this.unitOfWork.run(async () => {
      const [lock] = await this.unitOfWork.query<{ mine: boolean }>(
        'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS mine',
        [`every:${name}`],
      );
      if (lock?.mine) await call();
    });
  }
}
