import { Logger } from '@nestjs/common';
import {
  JetStreamApiError,
  type Consumer,
  type ConsumerConfig,
  type JetStreamManager,
  type JsMsg,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';

import type { NatsConnection } from '../connection/nats-connection';
import { pause } from '../pause';
import { Delivery, type DeliveryTools } from './delivery';
import type { ConsumerSpec } from './event-handling';
import type { KeyedQueue } from './keyed-queue';

const FETCH_MS = 5_000;
const RETRY_MS = 500;

/** Fetches one durable's events for as long as the process lives, never more than it can hold in hand. */
export class ConsumerLoop {
  private static readonly logger = new Logger('Consumers');
  private readonly inHand = new Set<Promise<void>>();
  private readonly capacity: number;
  private room: (() => void) | null = null;
  private stopFetch: () => void = () => undefined;
  /** Which connection epoch the durable was made sure of in; a reconnect may have met an empty store. */
  private ensuredAt = -1;
  private epoch = 0;
  private consumer: Consumer | null = null;

  constructor(
    private readonly spec: ConsumerSpec,
    private readonly nats: NatsConnection,
    private readonly queue: KeyedQueue,
    private readonly tools: DeliveryTools,
  ) {
    const concurrency = spec.options.concurrency ?? 4;
    // More than run at once, so that fetching overlaps with work; ordered ones also wait behind their key.
    this.capacity = Math.max(16, concurrency * (spec.options.ordered ? 16 : 4));
  }

  async run(): Promise<void> {
    const { stopping } = this.tools;
    const forget = this.nats.onConnected(() => (this.epoch += 1));
    stopping.addEventListener('abort', () => this.interrupt(), { once: true });
    for (let failures = 0; !stopping.aborted;) {
      try {
        await this.fetchOnce();
        failures = 0;
      } catch (error) {
        this.ensuredAt = -1;
        if (failures++ === 0 && !stopping.aborted)
          ConsumerLoop.logger.warn(`${this.spec.durable}: fetching failed, trying on: ${String(error)}`);
        await pause(RETRY_MS, stopping);
      }
    }
    forget();
  }

  /** Resolves when nothing is in hand any more. */
  async drained(): Promise<void> {
    while (this.inHand.size > 0) await Promise.all(this.inHand);
  }

  private async fetchOnce(): Promise<void> {
    await this.roomFor(this.capacity / 2);
    if (this.tools.stopping.aborted) return;
    const consumer = await this.ensured();
    const batch = this.capacity - this.inHand.size;
    const messages = await consumer.fetch({ max_messages: batch, expires: FETCH_MS });
    this.stopFetch = () => void messages.close();
    // A fetch that was open while the server went away may never hear of its end.
    const watchdog = setTimeout(this.stopFetch, FETCH_MS + 2_000);
    try {
      for await (const message of messages) this.take(message);
    } finally {
      clearTimeout(watchdog);
      this.stopFetch = () => undefined;
    }
  }

  private take(message: JsMsg): void {
    if (this.tools.stopping.aborted) {
      message.nak();
      return;
    }
    const delivery = new Delivery(this.spec, message, this.tools);
    const settled = new Promise<void>((resolve) => {
      this.queue.add(delivery.key, () => delivery.settle().finally(resolve));
    });
    this.inHand.add(settled);
    void settled.then(() => {
      this.inHand.delete(settled);
      this.room?.();
    });
  }

  private async roomFor(wanted: number): Promise<void> {
    while (this.capacity - this.inHand.size < wanted && !this.tools.stopping.aborted) {
      await new Promise<void>((resolve) => (this.room = resolve));
    }
    this.room = null;
  }

  private async ensured(): Promise<Consumer> {
    const { epoch } = this;
    if (this.consumer && this.ensuredAt === epoch) return this.consumer;
    await this.nats.ready();
    await this.nats.ensureStreams();
    await ensureConsumer(await this.nats.jetstreamManager(), this.spec, this.tools.config.ackWaitMs);
    this.consumer = await (await this.nats.jetstream()).consumers.get(this.spec.event.stream, this.spec.durable);
    this.ensuredAt = epoch;
    return this.consumer;
  }

  private interrupt(): void {
    this.stopFetch();
    this.room?.();
  }
}

async function ensureConsumer(manager: JetStreamManager, spec: ConsumerSpec, ackWaitMs: number): Promise<void> {
  const wanted: Partial<ConsumerConfig> = {
    durable_name: spec.durable,
    filter_subject: spec.event.subject,
    ack_policy: 'explicit',
    // A service that is deployed after the first events still gets them.
    deliver_policy: 'all',
    ack_wait: nanos(ackWaitMs),
    // Giving up is our own decision (dead letters), never the server's.
    max_deliver: -1,
    max_ack_pending: 1_000,
  };
  try {
    await manager.consumers.add(spec.event.stream, wanted);
  } catch (error) {
    if (!(error instanceof JetStreamApiError)) throw error;
    const { ack_wait, max_ack_pending, filter_subject } = wanted;
    await manager.consumers.update(spec.event.stream, spec.durable, { ack_wait, max_ack_pending, filter_subject });
  }
}
