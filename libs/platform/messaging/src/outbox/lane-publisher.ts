import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import type { JetStreamClient } from '@nats-io/jetstream';

import { NatsConnection } from '../connection/nats-connection';
import { DeadLetters } from '../consumers/dead-letters';
import { MESSAGING_METRICS, noMetrics, type MessagingMetrics } from '../metrics';
import { messageOf } from '../pause';
import type { OutboxRow } from './outbox-rows';

const ACK_TIMEOUT_MS = 5_000;
/** Of one lane; there are sixteen. */
const IN_FLIGHT = 64;

/** Publishes a batch of one lane: keys side by side, each key's rows one after the other's PubAck. */
@Injectable()
export class LanePublisher {
  private readonly logger = new Logger(LanePublisher.name);

  constructor(
    private readonly nats: NatsConnection,
    private readonly deadLetters: DeadLetters,
    @Optional() @Inject(MESSAGING_METRICS) private readonly metrics: MessagingMetrics = noMetrics,
  ) {}

  /**
   * Returns the ids of the rows that need not be kept. After a failed row the rest of its key stays: a row sent behind
   * an unconfirmed one could overtake it.
   */
  async publish(batch: readonly OutboxRow[]): Promise<string[]> {
    const client = await this.nats.jetstream();
    const keys = [...byKey(batch).values()];
    const settled: string[] = [];
    let failure: unknown;
    const work = async () => {
      for (let rows = keys.pop(); rows; rows = keys.pop()) {
        // With one failure the server is most likely away: do not let thousands of others wait for their timeouts.
        if (failure) return;
        try {
          for (const row of rows) settled.push(await this.publishRow(client, row));
        } catch (error) {
          failure ??= error;
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(IN_FLIGHT, keys.length) }, work));
    if (failure) this.logger.warn(`publishing stopped, the rows stay in the outbox: ${messageOf(failure)}`);
    this.metrics.relayed(settled.length);
    return settled;
  }

  private async publishRow(client: JetStreamClient, row: OutboxRow): Promise<string> {
    const limit = this.nats.current?.info?.max_payload ?? Number.POSITIVE_INFINITY;
    const bytes = Buffer.from(row.envelope);
    if (bytes.length > limit - 1_024) {
      await this.bury(row, new Error(`${bytes.length} bytes are more than NATS takes (${limit})`));
    } else {
      await client.publish(row.subject, bytes, { msgID: row.id, timeout: ACK_TIMEOUT_MS, retries: 1 });
    }
    return row.id;
  }

  /** No retry can help this row, and it must not keep those behind it waiting. */
  private async bury(row: OutboxRow, error: Error): Promise<void> {
    const envelope = JSON.parse(row.envelope) as { id: string; key: string };
    await this.deadLetters.add({ consumer: 'outbox', subject: row.subject, envelope, error, attempts: 1 });
    this.logger.error(`outbox row ${row.id} is a dead letter: ${error.message}`);
  }
}

function byKey(batch: readonly OutboxRow[]): Map<string, OutboxRow[]> {
  const keys = new Map<string, OutboxRow[]>();
  for (const row of batch) {
    const rows = keys.get(row.key);
    if (rows) rows.push(row);
    else keys.set(row.key, [row]);
  }
  return keys;
}
