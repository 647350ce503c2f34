import { defineConfig, type ConfigOf } from '@hearken/platform-config';
import { z } from 'zod';

export const loggingConfig = defineConfig(
  'logging',
  {
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    /** One line a request; off for benchmarks only. */
    ACCESS_LOG: z.enum(['true', 'false']).default('true'),
  },
  (env) => ({ level: env.LOG_LEVEL, accessLog: env.ACCESS_LOG === 'true' }),
);
export type LoggingConfig = ConfigOf<typeof loggingConfig>;
