import type { EventEnvelope } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Logger } from '@nestjs/common';
import type { JsMsg } from '@nats-io/jetstream';

import type { MessagingConfig } from '../messaging.config';
import type { MessagingMetrics } from '../metrics';
import { pause } from '../pause';
import { backoff } from './backoff';
import type { DeadLetters } from './dead-letters';
import { handleOnce, InvalidEvent, parseEvent, type ConsumerSpec, type StoredEnvelope } from './event-handling';

const DEFAULT_ATTEMPTS = 8;

export interface DeliveryTools {
  readonly unitOfWork: UnitOfWork;
  readonly deadLetters: DeadLetters;
  readonly config: MessagingConfig;
  readonly metrics: MessagingMetrics;
  /** Aborted when the process drains: then an event waits in JetStream rather than here. */
  readonly stopping: AbortSignal;
}

/** One event in this process's hands, from JetStream's delivery to its ack, nak or term. */
export class Delivery {
  private static readonly logger = new Logger('Consumers');
  private readonly heartbeat: NodeJS.Timeout;
  private readonly envelope: StoredEnvelope | InvalidEvent;

  constructor(
    private readonly spec: ConsumerSpec,
    private readonly message: JsMsg,
    private readonly tools: DeliveryTools,
  ) {
    // Runs while the event waits for its turn too: what is in hand is not delivered to anyone else.
    this.heartbeat = setInterval(() => message.working(), tools.config.ackWaitMs / 3);
    try {
      this.envelope = parseEvent(spec.event, message.string());
    } catch (error) {
      this.envelope = error as InvalidEvent;
    }
  }

  /** For the queue: events of one key wait for each other when the consumer is ordered. */
  get key(): string | null {
    if (this.spec.options.ordered !== 'key' || this.envelope instanceof InvalidEvent) return null;
    return this.envelope.key;
  }

  /** Never rejects: whatever goes wrong ends in another delivery or a dead letter. */
  async settle(): Promise<void> {
    const started = performance.now();
    try {
      const outcome = await this.outcome();
      this.tools.metrics.consumed(this.spec.options.durable, outcome, (performance.now() - started) / 1000);
    } catch (error) {
      // The dead letter could not be written: PostgreSQL is away, so JetStream keeps the event.
      Delivery.logger.warn(`${this.spec.durable}: ${String(error)}`);
      this.message.nak(this.waitAfter(this.message.info.deliveryCount));
    } finally {
      clearInterval(this.heartbeat);
    }
  }

  private async outcome(): Promise<'done' | 'duplicate' | 'retried' | 'dead'> {
    const { envelope } = this;
    if (envelope instanceof InvalidEvent) return this.bury(this.unreadable(), envelope, 1);
    if (envelope.target && envelope.target !== this.spec.options.durable) {
      this.message.ack();
      return 'duplicate';
    }
    return this.spec.options.ordered === 'key'
      ? this.tryInPlace(envelope)
      : this.tryOnce(envelope, this.message.info.deliveryCount);
  }

  private async tryOnce(event: StoredEnvelope, attempt: number): Promise<'done' | 'duplicate' | 'retried' | 'dead'> {
    if (this.tools.stopping.aborted) return this.giveBack(0);
    try {
      const outcome = await handleOnce(this.tools.unitOfWork, this.spec, event);
      this.message.ack();
      return outcome;
    } catch (error) {
      return this.failed(event, error, attempt);
    }
  }

  /** An ordered consumer holds the key back, so it retries here instead of letting JetStream deliver later ones first. */
  private async tryInPlace(event: StoredEnvelope): Promise<'done' | 'duplicate' | 'retried' | 'dead'> {
    for (let attempt = this.message.info.deliveryCount; ; attempt += 1) {
      if (this.tools.stopping.aborted) return this.giveBack(0);
      try {
        const outcome = await handleOnce(this.tools.unitOfWork, this.spec, event);
        this.message.ack();
        return outcome;
      } catch (error) {
        if (attempt >= this.maxAttempts) return this.bury(event, error, attempt);
        this.warn(event, error, attempt);
        await pause(this.waitAfter(attempt), this.tools.stopping);
      }
    }
  }

  private async failed(event: StoredEnvelope, error: unknown, attempt: number): Promise<'retried' | 'dead'> {
    if (attempt >= this.maxAttempts) return this.bury(event, error, attempt);
    this.warn(event, error, attempt);
    return this.giveBack(this.waitAfter(attempt));
  }

  private giveBack(delayMs: number): 'retried' {
    this.message.nak(delayMs);
    return 'retried';
  }

  private async bury(envelope: Pick<EventEnvelope, 'id' | 'key'>, error: unknown, attempts: number): Promise<'dead'> {
    await this.tools.deadLetters.add({
      consumer: this.spec.options.durable,
      subject: this.message.subject,
      envelope,
      error,
      attempts,
    });
    Delivery.logger.error(
      `${this.spec.durable}: event ${envelope.id} is a dead letter after ${attempts} attempts: ${String(error)}`,
    );
    // Without a reason: nats-server 2.9 takes a reason for something else and delivers again.
    this.message.term();
    return 'dead';
  }

  /** What can be kept of an event that does not have the declared shape. */
  private unreadable(): Pick<EventEnvelope, 'id' | 'key'> {
    const raw = this.message.string();
    try {
      const parsed = JSON.parse(raw) as Partial<EventEnvelope> | null;
      if (isUuid(parsed?.id)) return { ...parsed, id: parsed.id, key: parsed.key ?? '' };
    } catch {
      // Falls through: kept as text.
    }
    const unreadable = { id: uuidFrom(this.message.info.stream, this.message.seq), key: '', raw };
    return unreadable;
  }

  private warn(event: StoredEnvelope, error: unknown, attempt: number): void {
    Delivery.logger.warn(
      `${this.spec.durable}: event ${event.id} failed (attempt ${attempt} of ${this.maxAttempts}): ${String(error)}`,
    );
  }

  private get maxAttempts(): number {
    return this.spec.options.maxAttempts ?? DEFAULT_ATTEMPTS;
  }

  private waitAfter(attempt: number): number {
    return backoff(attempt, this.tools.config.backoffMs, this.tools.config.backoffMaxMs);
  }
}

const uuidPattern = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && uuidPattern.test(value);
}

/** The same for the same stored message, so that a second delivery finds the first one's letter. */
function uuidFrom(stream: string, seq: number): string {
  const hex = (Buffer.from(stream).toString('hex') + '0'.repeat(20)).slice(0, 20) + seq.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
