import { defineConfig, flag } from '@hearken/platform-config';
import { z } from 'zod';

/** Limits of top-ups and the manners of the sandbox provider. Amounts in fen. */
export const paymentsConfig = defineConfig(
  'payments',
  {
    TOP_UP_MIN_FEN: z.coerce.number().int().min(1).default(100),
    TOP_UP_MAX_FEN: z.coerce.number().int().min(1).default(5_000_000),
    PAYMENT_EXPIRY_SECONDS: z.coerce.number().int().min(1).default(900),
    PAYMENT_QUERY_SECONDS: z.coerce.number().int().min(1).default(20),
    CALLBACK_TOLERANCE_SECONDS: z.coerce.number().int().min(1).default(300),
    PAYMENTS_SANDBOX: flag(true),
    SANDBOX_CALLBACK_URL: z.url().optional(),
    SANDBOX_CALLBACK_TIMEOUT_MS: z.coerce.number().int().min(100).default(5_000),
  },
  (env) => ({
    topUpMin: env.TOP_UP_MIN_FEN,
    topUpMax: env.TOP_UP_MAX_FEN,
    expirySeconds: env.PAYMENT_EXPIRY_SECONDS,
    querySeconds: env.PAYMENT_QUERY_SECONDS,
    callbackToleranceSeconds: env.CALLBACK_TOLERANCE_SECONDS,
    sandbox: env.PAYMENTS_SANDBOX,
    /** Where the sandbox posts its callbacks; PUBLIC_URL/callbacks/pay/sandbox when not told. */
    sandboxCallbackUrl: env.SANDBOX_CALLBACK_URL,
    sandboxCallbackTimeoutMs: env.SANDBOX_CALLBACK_TIMEOUT_MS,
  }),
);
