import { hostname } from 'node:os';
import { z } from 'zod';
import { defineConfig } from './define-config';

/** Who this process is and where it listens. Apps give their SERVICE_NAME and PORT as defaults to `ConfigModule.forRoot`. */
export const serviceConfig = defineConfig(
  'service',
  {
    HEARKEN_ENV: z.enum(['development', 'test', 'production']).default('development'),
    SERVICE_NAME: z.string().min(1).default('hearken'),
    INSTANCE_ID: z.string().min(1).default(`${hostname()}-${process.pid}`),
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
    PUBLIC_URL: z.url().default('http://127.0.0.1:8000'),
  },
  (env) => ({
    env: env.HEARKEN_ENV,
    name: env.SERVICE_NAME,
    instanceId: env.INSTANCE_ID,
    host: env.HOST,
    port: env.PORT,
    // Without a trailing slash, so that callers can append paths.
    publicUrl: env.PUBLIC_URL.replace(/\/+$/, ''),
  }),
);

/** Where the file key provider of @hearken/crypto keeps its keys. */
export const keysConfig = defineConfig('keys', { KEYS_DIR: z.string().min(1).default('.data/keys') }, (env) => ({
  dir: env.KEYS_DIR,
}));
