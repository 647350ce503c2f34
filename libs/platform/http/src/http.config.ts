import { defineConfig, flag, type ConfigOf } from '@hearken/platform-config';
import { z } from 'zod';

const whole = (byDefault: number) => z.coerce.number().int().min(0).default(byDefault);

export const httpConfig = defineConfig(
  'http',
  {
    HTTP_BODY_LIMIT_BYTES: whole(1024 * 1024),
    /** Whose X-Forwarded-For is believed: names and networks of proxy-addr, comma separated (loopback, uniquelocal, 10.0.0.0/8). */
    TRUSTED_PROXIES: z.string().min(1).default('loopback'),
    /** How long readiness answers 503 before the port closes, so that load balancers notice. */
    DRAIN_DELAY_MS: whole(0),
    /** How long requests under way may take after that. */
    DRAIN_TIMEOUT_MS: whole(10_000),
    IDEMPOTENCY_TTL_SECONDS: whole(24 * 3600),
    IDEMPOTENCY_LEASE_MS: whole(30_000),
    IDEMPOTENCY_WAIT_MS: whole(10_000),
    RATE_LIMITS: flag(true),
  },
  (env) => ({
    bodyLimitBytes: env.HTTP_BODY_LIMIT_BYTES,
    trustedProxies: env.TRUSTED_PROXIES.split(',').map((one) => one.trim()),
    drainDelayMs: env.DRAIN_DELAY_MS,
    drainTimeoutMs: env.DRAIN_TIMEOUT_MS,
    idempotency: {
      ttlSeconds: env.IDEMPOTENCY_TTL_SECONDS,
      leaseMs: env.IDEMPOTENCY_LEASE_MS,
      waitMs: env.IDEMPOTENCY_WAIT_MS,
    },
    rateLimits: env.RATE_LIMITS,
  }),
);
export type HttpConfig = ConfigOf<typeof httpConfig>;
