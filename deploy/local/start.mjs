// npm start. Nothing but Node's own modules is loaded before the packages are installed.
import { build } from './build.mjs';
import { Fleet } from './fleet.mjs';
import { makeFolders, portsFrom, removeData } from './layout.mjs';
import { help, parseOptions } from './options.mjs';
import { dim, fail, say, SetupError, step, warn } from './output.mjs';
import { installPackages, packagesAreInstalled } from './packages.mjs';
import { ensurePrograms } from './programs.mjs';
import { RunRecord } from './record.mjs';
import { assertPortsFree } from './start-ports.mjs';
import { announce, startDemoTraffic } from './start-demo.mjs';
import { writeOperatorEnvironment } from './operator.mjs';

const started = Date.now();
let fleet;
let record;
let stopping;

async function main() {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) say(help);
  else await start(options);
}

async function start(options) {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => void stop());

  const external = {
    databaseUrl: process.env.DATABASE_URL,
    redisUrl: process.env.REDIS_URL,
    natsUrl: process.env.NATS_URL,
  };
  ensurePrograms(neededPrograms(external));
  if (!packagesAreInstalled()) await step('packages', installPackages);

  record = await takeOver(options);
  const ports = portsFrom(options.base, options.port);
  await assertPortsFree(ports, external);
  const publicUrl = process.env.PUBLIC_URL ?? `http://${reachableHost(options.host)}:${ports.gateway}`;
  fleet = new Fleet({
    folders: makeFolders(options.dataDir),
    ports,
    host: options.host,
    publicUrl,
    external,
    report: (line) => {
      if (!stopping) warn(line);
    },
    onSpawn: (name, pid, signal) => record.add(name, pid, signal),
  });
  await bringUp(options);
  announce({ publicUrl, demo: options.demo, dataDir: options.dataDir, seconds: (Date.now() - started) / 1000 });
  if (options.demoTraffic) startDemoTraffic(fleet);
}

// A server may listen on "all addresses", but nobody can call that one.
function reachableHost(host) {
  return host === '0.0.0.0' ? '127.0.0.1' : host;
}

async function takeOver(options) {
  makeFolders(options.dataDir);
  const taken = new RunRecord(options.dataDir);
  const orphans = await taken.takeOver();
  if (orphans.length > 0) warn(`stopped what an earlier start had left behind: ${orphans.join(', ')}`);
  if (!options.reset) return taken;
  removeData(options.dataDir);
  makeFolders(options.dataDir);
  const fresh = new RunRecord(options.dataDir);
  await fresh.takeOver();
  say(dim(`data in ${options.dataDir} deleted`));
  return fresh;
}

async function bringUp(options) {
  await step('servers and build', () => Promise.all([fleet.startServers(), build()]));
  await step('schema and keys', () => fleet.prepare());
  writeOperatorEnvironment(options.dataDir, fleet.at);
  await step('services and gateway', async () => {
    fleet.startServices();
    // Seeding beside the services' own start costs no extra time.
    await Promise.all([options.demo ? fleet.seedDemo() : undefined, fleet.startGateway()]);
    await fleet.waitUntilHealthy(120_000);
  });
}

function neededPrograms({ redisUrl, natsUrl }) {
  return [...(redisUrl ? [] : ['redis-server']), ...(natsUrl ? [] : ['nats-server']), 'nginx'];
}

async function stop(code = 0) {
  if (stopping) {
    // The second Ctrl-C: now.
    await fleet?.kill();
    record?.remove();
    process.exit(code || 130);
  }
  stopping = true;
  say(dim('\nstopping … (once more to force)'));
  await fleet?.stop();
  record?.remove();
  say('stopped');
  process.exit(code);
}

main().catch(async (error) => {
  fail(error instanceof SetupError ? error.message : (error.message ?? String(error)));
  if (!(error instanceof SetupError) && process.env.DEBUG) console.error(error.stack);
  if (!stopping && fleet) await stop(1);
  process.exit(1);
});
