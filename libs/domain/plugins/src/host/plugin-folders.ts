import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { manifestSchema, type InstalledPlugin } from './manifest';

/** Reads every `<folder>/<plugin>/plugin.json`. @throws when a manifest is wrong, naming the plugin and what is wrong. */
export function readPluginFolders(folders: readonly string[]): InstalledPlugin[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => readPlugin(join(folder, entry.name))),
  );
}

function readPlugin(folder: string): InstalledPlugin {
  const parsed = manifestSchema.safeParse(JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8')));
  if (parsed.success) return { folder, manifest: parsed.data };
  const complaints = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${join(folder, 'plugin.json')}: ${complaints.join('; ')}`);
}
