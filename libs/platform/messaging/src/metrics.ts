/**
 * What this library measures. Bind an implementation to MESSAGING_METRICS (globally); without one nothing is measured.
 */
export interface MessagingMetrics {
  /** One delivery of an event to a consumer, handler's time included. */
  consumed(consumer: string, outcome: 'done' | 'duplicate' | 'retried' | 'dead', seconds: number): void;
  /** Rows that the relay took to JetStream. */
  relayed(rows: number): void;
  /** Age of the oldest outbox row; 0 when empty. */
  outboxAge(seconds: number): void;
  /** Dead letters that nobody has replayed. */
  deadLetters(count: number): void;
}

export const MESSAGING_METRICS = Symbol('MESSAGING_METRICS');

export const noMetrics: MessagingMetrics = {
  consumed: () => undefined,
  relayed: () => undefined,
  outboxAge: () => undefined,
  deadLetters: () => undefined,
};
