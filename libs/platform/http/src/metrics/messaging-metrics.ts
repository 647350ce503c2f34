import type { MessagingMetrics } from '@hearken/platform-messaging';
import { Metrics } from '@hearken/platform-observability';
import { Injectable } from '@nestjs/common';

type Delivery = Parameters<MessagingMetrics['consumed']>;

/** What messaging measures, in the registry that /metrics shows. */
@Injectable()
export class PrometheusMessagingMetrics implements MessagingMetrics {
  private readonly deliveries;
  private readonly rowsRelayed;
  private readonly oldestRow;
  private readonly unreplayed;
  private readonly pending;

  constructor(metrics: Metrics) {
    this.deliveries = metrics.histogram('consumer_delivery_duration_seconds', 'Deliveries to consumers by outcome', [
      'consumer',
      'outcome',
    ]);
    this.rowsRelayed = metrics.counter('outbox_relayed_rows_total', 'Outbox rows taken to JetStream');
    this.oldestRow = metrics.gauge('outbox_age_seconds', 'Age of the oldest outbox row');
    this.unreplayed = metrics.gauge('dead_letters', 'Dead letters that nobody has replayed');
    this.pending = metrics.gauge('consumer_lag_events', 'Events that a consumer has not taken yet', ['consumer']);
  }

  consumed(...[consumer, outcome, seconds]: Delivery): void {
    this.deliveries.observe({ consumer, outcome }, seconds);
  }

  relayed(rows: number): void {
    this.rowsRelayed.inc(rows);
  }

  outboxAge(seconds: number): void {
    this.oldestRow.set(seconds);
  }

  deadLetters(count: number): void {
    this.unreplayed.set(count);
  }

  consumerLag(consumer: string, pending: number): void {
    this.pending.set({ consumer }, pending);
  }
}
