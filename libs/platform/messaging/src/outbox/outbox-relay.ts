import type { ConfigOf } from '@hearken/platform-config';
import { databaseConfig } from '@hearken/platform-database';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Client } from 'pg';

import { NatsConnection } from '../connection/nats-connection';
import { Notifications } from '../connection/notifications';
import { messagingConfig, type MessagingConfig } from '../messaging.config';
import { messageOf, pause } from '../pause';
import { stopSwitch } from '../stop-switch';
import { LanePublisher } from './lane-publisher';
import { OutboxRows } from './outbox-rows';

/**
 * Carries the outbox to JetStream: at least once, in order by key. A row goes only after its PubAck; whatever a kill
 * leaves behind is published again under the same message id, which JetStream or the consumer's inbox recognises.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly stop = stopSwitch();
  private nap = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private unlisten: () => void = () => undefined;

  constructor(
    private readonly nats: NatsConnection,
    private readonly notifications: Notifications,
    private readonly publisher: LanePublisher,
    @Inject(databaseConfig.token) private readonly database: ConfigOf<typeof databaseConfig>,
    @Inject(messagingConfig.token) private readonly config: MessagingConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.unlisten = this.notifications.listen('outbox', () => this.nap.abort());
    this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.unlisten();
    this.stop.abort();
    this.nap.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    for (let warned = false; !this.stop.signal.aborted;) {
      const client = new Client({
        connectionString: this.database.url,
        application_name: 'hearken-relay',
        keepAlive: true,
      });
      client.on('error', () => undefined);
      try {
        await client.connect();
        warned = false;
        await this.relay(new OutboxRows(client));
      } catch (error) {
        if (!warned && !this.stop.signal.aborted)
          this.logger.warn(`the relay lost PostgreSQL, trying on: ${messageOf(error)}`);
        warned = true;
      }
      await client.end().catch(() => undefined);
      await pause(500, this.stop.signal);
    }
  }

  private async relay(rows: OutboxRows): Promise<void> {
    while (!this.stop.signal.aborted) {
      // Made before looking, so that a notification during the work is not missed.
      this.nap = new AbortController();
      if (this.nats.isConnected) await this.relayAll(rows);
      await pause(this.config.outboxPollMs, this.nap.signal);
    }
  }

  private async relayAll(rows: OutboxRows): Promise<void> {
    const lanes = await rows.lanesWithRows();
    if (lanes.length === 0) return;
    const results = await Promise.all(lanes.map((lane) => this.relayLane(rows, lane)));
    // Streams may have gone with NATS's data; the next round finds them again.
    if (results.includes('stuck')) {
      await this.nats.ensureStreams().catch(() => undefined);
      await pause(250, this.stop.signal);
      this.nap.abort();
    }
  }

  private async relayLane(rows: OutboxRows, lane: number): Promise<'empty' | 'stuck'> {
    // Somebody else has the lane: he reads until it is empty.
    if (!(await rows.lock(lane))) return 'empty';
    try {
      while (!this.stop.signal.aborted && this.nats.isConnected) {
        const batch = await rows.first(lane, this.config.outboxBatchSize);
        if (batch.length === 0) return 'empty';
        const settled = await this.publisher.publish(batch);
        if (settled.length > 0) await rows.delete(settled);
        if (settled.length < batch.length) return 'stuck';
      }
      return 'empty';
    } finally {
      await rows.unlock(lane);
    }
  }
}
