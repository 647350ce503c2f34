// npm run check: everything that must be green at every commit, in two lanes, in less than a minute.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const bin = (name) => join(root, 'node_modules/.bin', name);
const LANES = 2;

// Longest first, so that the lanes end together.
const steps = [
  { name: 'unit tests', unit: true, args: [bin('jest'), '--selectProjects', 'unit', '--silent', '--maxWorkers=2'] },
  { name: 'types', args: [bin('tsc'), '-p', 'tsconfig.json'] },
  { name: 'generated files', args: [join(root, 'deploy/tools/generate.mjs'), '--check'] },
  { name: 'types of web', args: [bin('vue-tsc'), '-p', 'apps/web/tsconfig.json'] },
  { name: 'types of admin-web', args: [bin('vue-tsc'), '-p', 'apps/admin-web/tsconfig.json'] },
  { name: 'boundaries', args: [bin('depcruise'), 'apps', 'libs', 'deploy', '--config', '.dependency-cruiser.cjs'] },
  { name: 'dead code', args: [bin('knip'), '--no-progress', '--no-config-hints'] },
  { name: 'lint', args: [bin('oxlint'), '--type-aware'] },
  { name: 'format', args: [bin('oxfmt'), '--check'] },
];

async function main() {
  const withoutUnit = process.argv.includes('--no-unit');
  const only = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
  const wanted = steps.filter(({ name, unit }) => !(unit && withoutUnit) && (only.length === 0 || only.includes(name)));
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  const started = Date.now();
  const queue = [...wanted];
  const failed = [];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) if (!(await run(next))) failed.push(next.name);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const verdict = failed.length === 0 ? 'green' : `failed: ${failed.join(', ')}`;
  console.log(`check ${verdict} (${seconds(started)})`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

function run({ name, args }) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: environment() });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => (output += error.message));
    child.once('close', (code) => {
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds(started)})`);
      if (code !== 0) console.log(shortened(output));
      resolve(code === 0);
    });
  });
}

function environment() {
  return { ...process.env, NX_DAEMON: 'false', FORCE_COLOR: '0', NO_COLOR: '1' };
}

// The first complaint is mostly the cause, the last lines the summary.
function shortened(output) {
  const lines = output.trim().split('\n');
  if (lines.length <= 80) return lines.join('\n');
  return [...lines.slice(0, 60), `… ${lines.length - 75} lines more …`, ...lines.slice(-15)].join('\n');
}

function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

await main();
