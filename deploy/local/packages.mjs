import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './layout.mjs';
import { SetupError } from './output.mjs';

const stampFile = join(root, 'node_modules/.hearken-installed');

/** Says whether node_modules holds what package-lock.json asks for. */
export function packagesAreInstalled() {
  if (readIfThere(stampFile) === lockHash()) return true;
  // Somebody ran npm himself: npm notes in this file what it has put there.
  if (!matchesLock()) return false;
  writeFileSync(stampFile, lockHash());
  return true;
}

/** Runs `npm ci`. The stamp is written last, so that an interrupted run is repeated. */
export async function installPackages() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) throw new SetupError(`Node ${process.versions.node} is too old: Hearken needs Node 20.19 or newer`);
  const output = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (output !== '') throw new SetupError(`npm ci failed:\n${output.trimEnd()}`);
  writeFileSync(stampFile, lockHash());
}

function runNpm(args) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', () => reject(new SetupError('npm is not on the PATH: install Node 20.19 or newer with npm')));
    child.once('close', (code) => resolve(code === 0 ? '' : output || `exit code ${code}`));
  });
}

function matchesLock() {
  const installed = packagesIn(join(root, 'node_modules/.package-lock.json'));
  const wanted = packagesIn(join(root, 'package-lock.json'));
  if (installed === undefined || wanted === undefined) return false;
  return Object.entries(wanted)
    .filter(([path]) => path.includes('node_modules/'))
    .every(([path, entry]) => isSatisfied(installed[path], entry));
}

function isSatisfied(installed, wanted) {
  // Packages for other platforms are left out by npm.
  if (installed === undefined) return wanted.optional === true || wanted.peer === true || wanted.devOptional === true;
  return installed.version === wanted.version;
}

function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
