import { accessConfig } from '@hearken/domain-access';
import { accountsConfig } from '@hearken/domain-accounts';
import { conversationLogConfig } from '@hearken/domain-conversations';
import { ledgerConfig } from '@hearken/domain-ledger';
import { sessionsConfig } from '@hearken/domain-sessions';
import { redisConfig } from '@hearken/platform-cache';
import { ConfigModule, defineConfig, keysConfig, serviceConfig, type ConfigOf } from '@hearken/platform-config';
import { databaseConfig } from '@hearken/platform-database';
import { httpConfig, type HttpOptions } from '@hearken/platform-http';
import { messagingConfig, natsConfig } from '@hearken/platform-messaging';
import { loggingConfig } from '@hearken/platform-observability';
import { storageConfig } from '@hearken/platform-storage';
import { z } from 'zod';

const count = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

export const socketConfig = defineConfig(
  'sockets',
  {
    SOCKET_PING_INTERVAL_MS: count(5_000),
    SOCKET_PING_TIMEOUT_MS: count(10_000),
    SOCKET_FRAME_MAX_BYTES: count(65_536),
    SOCKET_ADMISSION_PER_SECOND: count(500),
    SOCKET_EVENTS_PER_SECOND: count(50),
    SOCKET_EVENTS_BURST: count(200),
    SOCKET_OUTSTANDING_MAX_FRAMES: count(256),
    SOCKET_OUTSTANDING_MAX_BYTES: count(1_048_576),
    SOCKET_CHECK_MS: count(1_000),
    SOCKET_BEACON_MS: count(15_000),
    SOCKET_LEASE_MS: count(5_000),
    SOCKET_CONSENT_TRUST_MS: count(30_000),
    HEARKEN_ENV: z.string().default('development'),
    SOCKET_DRAIN_MS: z.coerce.number().int().min(0).optional(),
  },
  (env) => ({
    pingIntervalMs: env.SOCKET_PING_INTERVAL_MS,
    pingTimeoutMs: env.SOCKET_PING_TIMEOUT_MS,
    frameMaxBytes: env.SOCKET_FRAME_MAX_BYTES,
    admissionPerSecond: env.SOCKET_ADMISSION_PER_SECOND,
    eventsPerSecond: env.SOCKET_EVENTS_PER_SECOND,
    eventsBurst: env.SOCKET_EVENTS_BURST,
    outstandingMaxFrames: env.SOCKET_OUTSTANDING_MAX_FRAMES,
    outstandingMaxBytes: env.SOCKET_OUTSTANDING_MAX_BYTES,
    checkMs: env.SOCKET_CHECK_MS,
    beaconMs: env.SOCKET_BEACON_MS,
    leaseMs: env.SOCKET_LEASE_MS,
    consentTrustMs: env.SOCKET_CONSENT_TRUST_MS,
    // A developer who stops his machine does not wait for himself.
    drainMs: env.SOCKET_DRAIN_MS ?? (env.HEARKEN_ENV === 'production' ? 30_000 : 1_000),
  }),
);
export type SocketConfig = ConfigOf<typeof socketConfig>;

export const config = ConfigModule.forRoot(
  [
    serviceConfig,
    keysConfig,
    loggingConfig,
    httpConfig,
    databaseConfig,
    natsConfig,
    messagingConfig,
    redisConfig,
    storageConfig,
    accountsConfig,
    accessConfig,
    conversationLogConfig,
    ledgerConfig,
    sessionsConfig,
    socketConfig,
  ],
  { defaults: { SERVICE_NAME: 'realtime-ws', PORT: '8082' } },
);

export const http: HttpOptions = { name: 'realtime-ws', prefix: 'api/v1/realtime', docs: 'api/v1/realtime/docs' };
