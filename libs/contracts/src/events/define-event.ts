import { z } from 'zod';

/** JetStream streams, one a domain (docs/architecture.md). */
export const streams = {
  accounts: 'ACCOUNTS',
  access: 'ACCESS',
  counselors: 'COUNSELORS',
  conversations: 'CHAT',
  sessions: 'SESSIONS',
  risk: 'RISK',
  orders: 'ORDERS',
  payments: 'PAYMENTS',
  ledger: 'LEDGER',
  reviews: 'REVIEWS',
  notifications: 'NOTIFY',
  media: 'MEDIA',
  archive: 'ARCHIVE',
  plugins: 'PLUGINS',
} as const;

export type EventDomain = keyof typeof streams;

export interface EventDefinition<T = unknown> {
  /** `hearken.<domain>.<event>.v<version>`: the NATS subject and the envelope's `type`. */
  readonly subject: string;
  readonly stream: (typeof streams)[EventDomain];
  readonly schema: z.ZodType<T>;
}

/** What travels: JSON on the wire, `id` doubles as JetStream's message id. */
export interface EventEnvelope<T = unknown> {
  /** UUIDv7 of the outbox row; consumers' inbox key. */
  id: string;
  type: string;
  /** ISO 8601 UTC. */
  occurredAt: string;
  /** Events of one key keep their order. */
  key: string;
  data: T;
  /** W3C trace context of the request that caused it. */
  traceparent?: string;
}

const registry = new Map<string, EventDefinition>();

/** Declares an event. Names are past tense; a changed shape is a new version beside the old one. */
export function defineEvent<T>(
  domain: EventDomain,
  event: string,
  version: number,
  schema: z.ZodType<T>,
): EventDefinition<T> {
  const subject = `hearken.${domain}.${event}.v${version}`;
  if (registry.has(subject)) throw new Error(`event declared twice: ${subject}`);
  const definition: EventDefinition<T> = { subject, stream: streams[domain], schema };
  registry.set(subject, definition);
  return definition;
}

export function allEvents(): readonly EventDefinition[] {
  return [...registry.values()];
}
