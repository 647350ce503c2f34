// npm test. Nothing but Node's own modules is loaded before the packages are installed.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root } from './layout.mjs';
import { fail, say, SetupError, step } from './output.mjs';
import { installPackages, packagesAreInstalled } from './packages.mjs';
import { ensurePrograms } from './programs.mjs';
import { readResults, sum } from './results.mjs';

const resultsDir = join(root, 'test-results');
const bin = (name) => join(root, 'node_modules/.bin', name);
const resultFile = (name) => join(resultsDir, `${name}.json`);
const jest = (project) => [bin('jest'), '--selectProjects', project, '--json', `--outputFile=${resultFile(project)}`];

// In this order: what fails fastest comes first.
const parts = {
  check: { title: 'format, lint, types, boundaries', args: [join(root, 'deploy/tools/check.mjs'), '--no-unit'] },
  unit: { title: 'unit tests', result: 'unit', args: jest('unit') },
  int: {
    title: 'integration tests',
    result: 'integration',
    // One file at a time: they assert deadlines on real time, and start processes of their own.
    args: [...jest('integration'), '--runInBand', '--forceExit'],
    servers: true,
  },
  web: {
    title: 'component tests',
    result: 'web',
    args: [bin('vitest'), 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${resultFile('web')}`],
  },
  e2e: {
    title: 'browser tests',
    result: 'browser',
    args: [bin('playwright'), 'test'],
    servers: true,
    browser: true,
  },
};

async function main() {
  const { names, rest } = chosen(process.argv.slice(2));
  const needed = names.map((name) => parts[name]);
  if (needed.some((part) => part.servers)) ensurePrograms(['redis-server', 'nats-server', 'nginx']);
  if (needed.some((part) => part.browser)) ensurePrograms(['chromium']);
  if (!packagesAreInstalled()) await step('packages', installPackages);
  rmSync(resultsDir, { recursive: true, force: true });
  mkdirSync(resultsDir, { recursive: true });
  if (needed.some((part) => part.servers)) await step('build', build);

  const results = [];
  for (const name of names) results.push(await runPart(parts[name], rest));
  const { passed, failed } = sum(results);
  say();
  for (const result of results) say(`${result.name}: ${result.passed} passed, ${result.failed} failed`);
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

// `npm test -- unit` or `npm test -- int libs/platform`: which parts, and what is handed on to the runner.
function chosen(args) {
  const names = args.filter((arg) => arg in parts);
  const rest = args.filter((arg) => !(arg in parts));
  if (rest.length > 0 && names.length !== 1) {
    throw new SetupError(
      `npm test -- [${Object.keys(parts).join('|')}] …: "${rest[0]}" needs exactly one of them before it`,
    );
  }
  return { names: names.length > 0 ? names : Object.keys(parts), rest };
}

async function runPart({ title, args, result }, rest) {
  say(`\n── ${title}`);
  const exitCode = await run([...args, ...rest]);
  if (result === undefined) return { name: title, passed: 0, failed: exitCode === 0 ? 0 : 1 };
  return readResults({
    name: title,
    file: resultFile(result),
    exitCode,
    mustRun: result !== 'web' || hasComponentSpecs(),
  });
}

function run(args) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NX_DAEMON: 'false', FORCE_COLOR: '0' };
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env });
    // Ctrl-C reaches the runner by itself; we stay to see it end.
    const pass = (name) => child.kill(name);
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      resolve(code ?? 1);
    });
  });
}

function hasComponentSpecs() {
  return ['apps/web/src', 'apps/admin-web/src', 'libs/web/ui/src'].some((folder) =>
    readdirSync(join(root, folder), { recursive: true }).some((file) => file.endsWith('.spec.ts')),
  );
}

main().catch((error) => {
  fail(error instanceof SetupError ? error.message : error.stack);
  say('0 passed, 1 failed');
  process.exitCode = 1;
});
