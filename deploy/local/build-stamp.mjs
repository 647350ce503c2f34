import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './layout.mjs';

// Nx takes seconds to find out that nothing is to be done; names, sizes and times of the sources tell in a blink.
const stampFile = join(root, '.nx/hearken-built.json');
const NOT_SOURCES = new Set(['node_modules', 'dist', '.nx', 'test-results']);

/** What the build depends on, as one word. */
export function sourcesFingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const name of ['package-lock.json', '.swcrc', 'tsconfig.web.json']) addFile(hash, join(root, name));
  for (const folder of ['apps', 'libs', 'deploy/migrations']) addFolder(hash, join(root, folder));
  return hash.digest('hex');
}

/** Says whether the last build was of these sources and its outputs are still there. */
export function isBuilt(fingerprint) {
  if (!existsSync(stampFile)) return false;
  const stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
  return stamp.fingerprint === fingerprint && stamp.outputs.every((folder) => existsSync(join(root, folder)));
}

/** Notes a finished build. */
export function noteBuilt(fingerprint) {
  const outputs = ['apps', 'libs', 'libs/domain', 'libs/platform', 'libs/web', 'deploy'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .map((name) => join(folder, name, 'dist'))
      .filter((dist) => existsSync(join(root, dist))),
  );
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, JSON.stringify({ fingerprint, outputs }));
}

function addFolder(hash, folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (NOT_SOURCES.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) addFolder(hash, path);
    else addFile(hash, path);
  }
}

function addFile(hash, file) {
  const { size, mtimeMs } = statSync(file);
  hash.update(`${file}:${size}:${mtimeMs}\n`);
}
