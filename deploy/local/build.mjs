import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { isBuilt, noteBuilt, sourcesFingerprint } from './build-stamp.mjs';
import { root } from './layout.mjs';
import { SetupError } from './output.mjs';

/** Builds everything that has changed; the rest comes from Nx's cache. */
export async function build() {
  // Taken before: what changes while the build runs is built the next time.
  const fingerprint = sourcesFingerprint();
  if (isBuilt(fingerprint)) return;
  await runNx();
  noteBuilt(fingerprint);
}

function runNx() {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/.bin/nx'), 'run-many', '-t', 'build'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // The daemon would go on living after us.
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new SetupError(`the build failed:\n${relevant(output)}`));
    });
  });
}

// Nx says which tasks have failed at the end and prints their output before.
function relevant(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/^\s+at |npm (error|warn)|^✔/.test(line));
  return lines.slice(-40).join('\n');
}
