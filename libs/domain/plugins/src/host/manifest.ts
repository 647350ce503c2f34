import { messageTypes, noticeTypes } from '@hearken/contracts';
import { z } from 'zod';

const both = z.strictObject({ 'zh-CN': z.string(), en: z.string() });

/** What a plugin may ask for; it gets nothing that it does not name. */
export const grantable = ['alert', 'log'] as const;

/** `plugin.json`. */
export const manifestSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: both,
  description: both,
  /** Entry module, relative to the folder; exports `onMessage(message, context)`. */
  main: z.string().regex(/^[\w.-]+$/),
  subscribes: z.array(z.literal('conversations.entry_appended')).min(1),
  entryTypes: z.array(z.enum([...messageTypes, ...noticeTypes])).min(1),
  permissions: z.array(z.enum(grantable)),
  limits: z.strictObject({
    /** Old-generation heap, MiB. */
    memoryMb: z.int().min(16).max(1024),
    /** Longest time for one message, milliseconds; then the process is killed. */
    wallMs: z.int().min(50).max(60_000),
  }),
  /** JSON Schema (draft-07 subset) of the settings; forms are made from it. */
  settings: z.record(z.string(), z.unknown()),
  defaults: z.record(z.string(), z.unknown()),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** A plugin as installed on this machine: where it lies and what it says of itself. */
export interface InstalledPlugin {
  folder: string;
  manifest: Manifest;
}
