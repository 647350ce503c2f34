import { defineConfig } from '@hearken/platform-config';
import { z } from 'zod';

const milliseconds = (byDefault: number) => z.coerce.number().int().min(50).default(byDefault);

export const accessConfig = defineConfig(
  'access',
  {
    ACCESS_GRANTS_POLL_MS: milliseconds(2_000),
    // After this long without an answer from the database a node refuses what needs a permission.
    ACCESS_GRANTS_TRUST_MS: milliseconds(5_000),
  },
  (env) => ({
    grantsPollMs: env.ACCESS_GRANTS_POLL_MS,
    grantsTrustMs: env.ACCESS_GRANTS_TRUST_MS,
  }),
);
