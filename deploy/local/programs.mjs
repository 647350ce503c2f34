import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { findProgram } from './servers/binaries.mjs';
import { SetupError, say } from './output.mjs';

const POLICY = '/usr/sbin/policy-rc.d';

/** Programs that no npm package ships, with the names of their packages. */
export const programs = {
  'redis-server': { debian: 'redis-server', brew: 'redis', instead: 'REDIS_URL' },
  'nats-server': { debian: 'nats-server', brew: 'nats-server', instead: 'NATS_URL' },
  nginx: { debian: 'nginx', brew: 'nginx' },
  chromium: { debian: 'chromium', brew: 'chromium' },
};

/** Makes sure that the programs can be found: root gets them installed, anybody else is told the command. */
export function ensurePrograms(names) {
  const missing = names.filter((name) => findProgram(name) === undefined);
  if (missing.length === 0) return;
  const packages = missing.map((name) => programs[name].debian);
  if (process.getuid?.() !== 0 || findProgram('apt-get') === undefined) throw new SetupError(advice(missing, packages));
  say(`installing ${packages.join(', ')} with apt-get …`);
  installWithoutDaemons(packages);
  const still = missing.filter((name) => findProgram(name) === undefined);
  if (still.length > 0) throw new SetupError(`${still.join(', ')} cannot be found although apt-get installed it`);
}

// Debian's packages start what they install. A policy file that says no keeps them from it; services that run already
// are not touched. Nothing of it is needed at the next boot either.
function installWithoutDaemons(packages) {
  const ownPolicy = !existsSync(POLICY);
  if (ownPolicy) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    apt(['update', '-qq']);
    apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  } finally {
    if (ownPolicy) rmSync(POLICY, { force: true });
  }
  if (!existsSync('/run/systemd/system')) return;
  for (const unit of ['redis-server', 'nats-server', 'nginx'].filter((name) => packages.includes(name))) {
    spawnSync('systemctl', ['disable', '--quiet', unit], { stdio: 'ignore' });
  }
}

function apt(args) {
  const run = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  });
  if (run.status === 0) return;
  const reason = run.stderr.trim().split('\n').slice(-5).join('\n');
  throw new SetupError(`apt-get ${args.join(' ')} failed:\n${reason}`);
}

function advice(missing, packages) {
  const command =
    process.platform === 'darwin'
      ? `brew install ${missing.map((name) => programs[name].brew).join(' ')}`
      : `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  const variables = missing.map((name) => programs[name].instead).filter(Boolean);
  const instead = variables.length > 0 ? `\nor set ${variables.join(' and ')} to servers that run elsewhere` : '';
  return `not installed: ${missing.join(', ')}. Install once with\n  ${command}${instead}`;
}
