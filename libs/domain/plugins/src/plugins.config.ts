import { join } from 'node:path';
import { defineConfig } from '@hearken/platform-config';
import { z } from 'zod';

/** `PLUGIN_FOLDERS`: more folders with plugins, separated by colons; the built-in ones are always there. */
export const pluginsConfig = defineConfig(
  'plugins',
  {
    PLUGIN_FOLDERS: z.string().default(''),
    PLUGIN_MAX_ATTEMPTS: z.coerce.number().int().min(1).max(50).default(5),
    PLUGIN_REFRESH_MS: z.coerce.number().int().min(100).default(2000),
  },
  (env) => ({
    folders: [join(__dirname, 'builtin'), ...env.PLUGIN_FOLDERS.split(':').filter(Boolean)],
    maxAttempts: env.PLUGIN_MAX_ATTEMPTS,
    refreshMs: env.PLUGIN_REFRESH_MS,
  }),
);
