import { defineConfig } from '@hearken/platform-config';
import { z } from 'zod';

const whole = (byDefault: number, min = 1) => z.coerce.number().int().min(min).default(byDefault);

export const accountsConfig = defineConfig(
  'accounts',
  {
    // Up to the 7 days that some operators want.
    ACCESS_TOKEN_SECONDS: whole(900, 5).pipe(z.number().max(7 * 86_400)),
    REFRESH_TOKEN_SECONDS: whole(30 * 86_400, 60),
    // For parallel tabs of one client, which exchange the same token at once.
    REFRESH_GRACE_SECONDS: whole(10, 0),
    REVOCATIONS_POLL_MS: whole(2_000, 50),
    // OWASP's minimum for argon2id with one lane; raise them as the hardware allows.
    ARGON2_MEMORY_KIB: whole(19_456, 19_456),
    ARGON2_PASSES: whole(2, 2),
    LOGIN_FREE_FAILURES: whole(5),
    LOGIN_MAX_DELAY_SECONDS: whole(60),
  },
  (env) => ({
    accessTokenSeconds: env.ACCESS_TOKEN_SECONDS,
    refreshTokenSeconds: env.REFRESH_TOKEN_SECONDS,
    refreshGraceSeconds: env.REFRESH_GRACE_SECONDS,
    revocationsPollMs: env.REVOCATIONS_POLL_MS,
    argon2: { memoryKib: env.ARGON2_MEMORY_KIB, passes: env.ARGON2_PASSES },
    loginFreeFailures: env.LOGIN_FREE_FAILURES,
    loginMaxDelaySeconds: env.LOGIN_MAX_DELAY_SECONDS,
  }),
);
