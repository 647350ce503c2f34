import { defineConfig } from '@hearken/platform-config';
import { z } from 'zod';

const seconds = (byDefault: number) => z.coerce.number().min(0).max(604_800).default(byDefault);
const minutes = (byDefault: number) => z.coerce.number().int().min(0).max(600).default(byDefault);

/** Durations and terms of consultations; money terms are copied into a session when it is accepted. */
export const sessionsConfig = defineConfig(
  'sessions',
  {
    SESSION_OFFER_SECONDS: seconds(30),
    SESSION_REOFFER_SECONDS: seconds(60),
    SESSION_QUEUE_SECONDS: seconds(1800),
    SESSION_START_SECONDS: seconds(300),
    SESSION_USER_GRACE_SECONDS: seconds(60),
    SESSION_COUNSELOR_GRACE_SECONDS: seconds(15),
    SESSION_ABSENCE_END_SECONDS: seconds(600),
    SESSION_PAUSE_LIMIT_SECONDS: seconds(1800),
    SESSION_BALANCE_GRACE_SECONDS: seconds(120),
    SESSION_WRITABLE_SECONDS: seconds(600),
    SESSION_LEASE_MAX_AGE_SECONDS: seconds(15),
    SESSION_CHECK_SECONDS: seconds(5),
    SESSION_EDGES_KEPT_SECONDS: seconds(604_800),
    SESSION_HOLD_MINUTES: minutes(5),
    SESSION_FREE_MINUTES: minutes(0),
    SESSION_MINIMUM_MINUTES: minutes(1),
    SESSION_ROUNDING: z.enum(['started', 'completed']).default('started'),
  },
  (env) => ({
    offerMs: env.SESSION_OFFER_SECONDS * 1000,
    reofferMs: env.SESSION_REOFFER_SECONDS * 1000,
    queueMs: env.SESSION_QUEUE_SECONDS * 1000,
    startMs: env.SESSION_START_SECONDS * 1000,
    userGraceSeconds: Math.round(env.SESSION_USER_GRACE_SECONDS),
    counselorGraceMs: env.SESSION_COUNSELOR_GRACE_SECONDS * 1000,
    absenceEndMs: env.SESSION_ABSENCE_END_SECONDS * 1000,
    pauseLimitMs: env.SESSION_PAUSE_LIMIT_SECONDS * 1000,
    balanceGraceMs: env.SESSION_BALANCE_GRACE_SECONDS * 1000,
    writableMs: env.SESSION_WRITABLE_SECONDS * 1000,
    leaseMaxAgeMs: env.SESSION_LEASE_MAX_AGE_SECONDS * 1000,
    checkMs: env.SESSION_CHECK_SECONDS * 1000,
    edgesKeptMs: env.SESSION_EDGES_KEPT_SECONDS * 1000,
    holdMinutes: Math.max(1, env.SESSION_HOLD_MINUTES),
    freeMinutes: env.SESSION_FREE_MINUTES,
    minimumMinutes: env.SESSION_MINIMUM_MINUTES,
    rounding: env.SESSION_ROUNDING,
  }),
);
