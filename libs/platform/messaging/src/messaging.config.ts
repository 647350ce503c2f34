import { defineConfig, type ConfigOf } from '@hearken/platform-config';
import { z } from 'zod';

const ms = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

export const natsConfig = defineConfig(
  'nats',
  {
    NATS_URL: z.string().default('nats://127.0.0.1:4222'),
    SERVICE_NAME: z.string().default('hearken'),
    NATS_FIRST_CONNECT_WAIT_MS: ms(2_000),
    NATS_STREAM_MAX_AGE_SECONDS: z.coerce
      .number()
      .int()
      .min(60)
      .default(7 * 86_400),
    NATS_STREAM_REPLICAS: z.coerce.number().int().min(1).max(5).default(1),
    NATS_DUPLICATE_WINDOW_SECONDS: z.coerce.number().int().min(1).default(120),
  },
  (env) => ({
    servers: env.NATS_URL.split(',').map((server) => server.trim()),
    clientName: env.SERVICE_NAME,
    firstConnectWaitMs: env.NATS_FIRST_CONNECT_WAIT_MS,
    streamMaxAgeSeconds: env.NATS_STREAM_MAX_AGE_SECONDS,
    streamReplicas: env.NATS_STREAM_REPLICAS,
    duplicateWindowSeconds: env.NATS_DUPLICATE_WINDOW_SECONDS,
  }),
);
export type NatsConfig = ConfigOf<typeof natsConfig>;

export const messagingConfig = defineConfig(
  'messaging',
  {
    OUTBOX_POLL_MS: ms(1_000),
    OUTBOX_BATCH_SIZE: ms(1_000),
    CONSUMER_ACK_WAIT_MS: ms(30_000),
    CONSUMER_BACKOFF_MS: ms(1_000),
    CONSUMER_BACKOFF_MAX_MS: ms(60_000),
    CONSUMER_DRAIN_MS: ms(10_000),
    DUE_WORK_POLL_MS: ms(1_000),
    INBOX_LIFE_SECONDS: ms(30 * 86_400),
    DEAD_LETTER_LIFE_SECONDS: ms(90 * 86_400),
    HOUSEKEEPING_MS: ms(60_000),
  },
  (env) => ({
    outboxPollMs: env.OUTBOX_POLL_MS,
    outboxBatchSize: env.OUTBOX_BATCH_SIZE,
    ackWaitMs: env.CONSUMER_ACK_WAIT_MS,
    backoffMs: env.CONSUMER_BACKOFF_MS,
    backoffMaxMs: env.CONSUMER_BACKOFF_MAX_MS,
    drainMs: env.CONSUMER_DRAIN_MS,
    dueWorkPollMs: env.DUE_WORK_POLL_MS,
    inboxLifeSeconds: env.INBOX_LIFE_SECONDS,
    deadLetterLifeSeconds: env.DEAD_LETTER_LIFE_SECONDS,
    housekeepingMs: env.HOUSEKEEPING_MS,
  }),
);
export type MessagingConfig = ConfigOf<typeof messagingConfig>;
