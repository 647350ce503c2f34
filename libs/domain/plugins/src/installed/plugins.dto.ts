import { z } from 'zod';

import type { PluginState } from '../host/plugins.repository';

const both = z.object({ 'zh-CN': z.string(), en: z.string() });

export const pluginSchema = z.object({
  name: z.string(),
  version: z.string(),
  title: both,
  description: both,
  enabled: z.boolean(),
  permissions: z.array(z.string()),
  entryTypes: z.array(z.string()),
  waiting: z.int().min(0).describe('Messages that the plugin has still to see'),
  dead: z.int().min(0).describe('Messages that the plugin failed on for good'),
  updatedAt: z.iso.datetime(),
});
export type PluginResponse = z.infer<typeof pluginSchema>;

export const pluginsSchema = z.object({ items: z.array(pluginSchema), nextCursor: z.null() });

export function toPluginResponse(
  { manifest, ...state }: PluginState,
  counts: { waiting: number; dead: number } | undefined,
): PluginResponse {
  const { title, description, permissions, entryTypes } = manifest;
  return {
    name: state.name,
    version: state.version,
    title,
    description,
    enabled: state.enabled,
    permissions,
    entryTypes,
    waiting: counts?.waiting ?? 0,
    dead: counts?.dead ?? 0,
    updatedAt: state.updatedAt.toISOString(),
  };
}
