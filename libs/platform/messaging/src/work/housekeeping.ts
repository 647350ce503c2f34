import { UnitOfWork } from '@hearken/platform-database';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  Optional,
} from '@nestjs/common';

import { messagingConfig, type MessagingConfig } from '../messaging.config';
import { MESSAGING_METRICS, noMetrics, type MessagingMetrics } from '../metrics';
import { messageOf, pause } from '../pause';

const SLICE = 5_000;

/** Ends the life of inbox rows and dead letters, and measures the outbox. Any number of processes may do it at once. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Housekeeping.name);
  private readonly stop = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(messagingConfig.token) private readonly config: MessagingConfig,
    @Optional() @Inject(MESSAGING_METRICS) private readonly metrics: MessagingMetrics = noMetrics,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  /** Deletes what has outlived its time; returns how many rows went. */
  async sweep(): Promise<number> {
    const inbox = await this.deleteOlder('messaging.inbox', 'received_at', this.config.inboxLifeSeconds);
    const letters = await this.deleteOlder('messaging.dead_letters', 'failed_at', this.config.deadLetterLifeSeconds);
    return inbox + letters;
  }

  async measure(): Promise<void> {
    const [state] = await this.unitOfWork.query<{ age: string; letters: string }>(
      `SELECT coalesce(extract(epoch FROM now() - min(first.created_at)), 0) AS age,
              (SELECT count(*) FROM messaging.dead_letters WHERE replayed_at IS NULL) AS letters
         FROM generate_series(0, 15) AS lanes(lane)
         CROSS JOIN LATERAL (SELECT created_at FROM messaging.outbox o WHERE o.lane = lanes.lane ORDER BY position LIMIT 1) first`,
    );
    this.metrics.outboxAge(Number(state?.age ?? 0));
    this.metrics.deadLetters(Number(state?.letters ?? 0));
  }

  private async run(): Promise<void> {
    for (let at = 0; !this.stop.signal.aborted; at += 1) {
      try {
        await this.measure();
        // Measured often, swept seldom.
        if (at % 60 === 0) await this.sweep();
      } catch (error) {
        this.logger.warn(`housekeeping failed: ${messageOf(error)}`);
      }
      await pause(this.config.housekeepingMs, this.stop.signal);
    }
  }

  /** In slices, so that no statement runs long or locks much. */
  private async deleteOlder(table: string, column: string, seconds: number): Promise<number> {
    for (let total = 0; ;) {
      const gone = await this.unitOfWork.query(
        `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
           SELECT ctid FROM ${table} WHERE ${column} < now() - make_interval(secs => $1) LIMIT ${SLICE} FOR UPDATE SKIP LOCKED))
         RETURNING 1`,
        [seconds],
      );
      total += gone.length;
      if (gone.length < SLICE || this.stop.signal.aborted) return total;
    }
  }
}
