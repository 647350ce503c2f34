import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Builds all but the browser apps; unchanged projects come from Nx's cache. */
export async function buildServers() {
  const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
  try {
    await promisify(execFile)(
      process.execPath,
      [nx, 'run-many', '-t', 'build', '--exclude=@hearken/web,@hearken/admin-web', '--output-style=static'],
      {
        cwd: root,
        maxBuffer: 64 * 1024 * 1024,
        // The daemon would go on living after us.
        env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' },
      },
    );
  } catch (error) {
    throw new Error(`the build failed:\n${error.stdout ?? error.message}`, { cause: error });
  }
}
