import { defineConfig, secret, type ConfigOf } from '@hearken/platform-config';
import { z } from 'zod';

export const storageConfig = defineConfig(
  'storage',
  {
    STORAGE_DRIVER: z.enum(['local', 's3']).default('local'),
    STORAGE_LOCAL_DIR: z.string().min(1).default('.data/files'),
    PUBLIC_URL: z.url().default('http://127.0.0.1:8000'),
    S3_ENDPOINT: z.url().optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_BUCKET: z.string().default('hearken'),
    S3_ACCESS_KEY_ID: z.string().default(''),
    S3_SECRET_ACCESS_KEY: secret(z.string().default('')),
  },
  (env) => ({
    driver: env.STORAGE_DRIVER,
    localDir: env.STORAGE_LOCAL_DIR,
    publicUrl: env.PUBLIC_URL.replace(/\/+$/, ''),
    s3: {
      endpoint: env.S3_ENDPOINT,
      region: env.S3_REGION,
      bucket: env.S3_BUCKET,
      accessKeyId: env.S3_ACCESS_KEY_ID,
      secretAccessKey: env.S3_SECRET_ACCESS_KEY,
    },
  }),
);
export type StorageConfig = ConfigOf<typeof storageConfig>;
export type S3Config = StorageConfig['s3'];
