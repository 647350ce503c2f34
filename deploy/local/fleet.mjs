import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { hearken, makeDatabase, makeKeys, migrate, rolePassword } from './database.mjs';
import { operatorEnvironment, serviceEnvironment } from './env.mjs';
import { startGateway } from './gateway.mjs';
import { root, services as known } from './layout.mjs';
import { Service, statusOf } from './service.mjs';
import { startNats } from './servers/nats.mjs';
import { startPostgres } from './servers/postgres.mjs';
import { sleep } from './servers/processes.mjs';
import { startRedis } from './servers/redis.mjs';

/**
 * The whole fleet of one machine. `npm start` and the browser tests use it alike.
 * `options`: { folders, ports, host, publicUrl, external?: { databaseUrl, redisUrl, natsUrl }, durable?, env?, limits?,
 *              extraNodes?: { 'realtime-ws': [port] }, report(line), onSpawn(name, pid, signal) }
 */
export class Fleet {
  servers = {};
  services = new Map();
  gateway;
  #at;
  #stopping = false;

  constructor(options) {
    this.options = { host: '127.0.0.1', durable: true, external: {}, extraNodes: {}, ...options };
  }

  /** Where everything is, as the environment builders want it. */
  get at() {
    return this.#at;
  }

  /** Starts PostgreSQL, Redis and NATS, those of them that were not given. */
  async startServers() {
    const { external, folders } = this.options;
    const [postgres, redis, nats] = await Promise.all([
      external.databaseUrl ? undefined : this.#server('postgres', startPostgres, folders.postgres),
      external.redisUrl ? undefined : this.#server('redis', startRedis, folders.redis),
      external.natsUrl ? undefined : this.#server('nats', startNats, folders.nats),
    ]);
    this.#at = {
      ports: this.options.ports,
      publicUrl: this.options.publicUrl,
      folders,
      ownerUrl: external.databaseUrl ?? (await makeDatabase(postgres.url)),
      redisUrl: external.redisUrl ?? redis.url,
      natsUrl: external.natsUrl ?? nats.url,
      ...(external.databaseUrl ? { rolePassword: rolePassword(folders.keys) } : {}),
      extra: this.options.env,
    };
  }

  /** Schema and keys. */
  async prepare() {
    const env = operatorEnvironment(this.#at);
    await Promise.all([migrate(env), makeKeys(env)]);
  }

  seedDemo() {
    return hearken(['demo', 'seed'], operatorEnvironment(this.#at));
  }

  startServices() {
    for (const name of Object.keys(known)) this.#startService(name, name, this.options.ports[name]);
    for (const [name, ports] of Object.entries(this.options.extraNodes)) {
      ports.forEach((port, index) => this.#startService(`${name}-${index + 2}`, name, port));
    }
  }

  async startGateway() {
    const { folders, host, ports, limits } = this.options;
    this.gateway = await startGateway({
      host,
      port: ports.gateway,
      folder: folders.nginx,
      logs: folders.logs,
      upstreams: this.#upstreams(),
      limits,
    });
    this.#watch('gateway', this.gateway, 'SIGQUIT');
  }

  /** Answers when the gateway's /healthz says 200: every service is up. */
  async waitUntilHealthy(timeoutMs) {
    const deadline = Date.now() + timeoutMs;
    while ((await statusOf(this.options.ports.gateway, '/healthz')) !== 200) {
      if (Date.now() > deadline) throw new Error(await this.#whatIsMissing(timeoutMs));
      await sleep(200);
    }
  }

  /** Stops everything in the reverse order of its start: no new requests, services drain, then their servers. */
  async stop() {
    this.#stopping = true;
    await this.gateway?.stop();
    await Promise.all([...this.services.values()].map((service) => service.stop()));
    await Promise.all(Object.values(this.servers).map((server) => server.stop()));
  }

  /** Ends everything at once. PostgreSQL and JetStream recover from their logs at the next start. */
  async kill() {
    this.#stopping = true;
    const all = [...this.services.values(), this.gateway, ...Object.values(this.servers)];
    await Promise.all(all.filter((one) => one?.pid).map((one) => one.kill9()));
  }

  async #server(name, start, dataDir) {
    const { ports, folders, durable } = this.options;
    const server = await start({ dataDir, port: ports[name], logFile: join(folders.logs, `${name}.log`), durable });
    chmodSync(server.logFile, 0o600);
    this.servers[name] = server;
    this.#watch(name, server, name === 'postgres' ? 'SIGINT' : 'SIGTERM');
    return server;
  }

  // A server that dies under us is started again on its data; services reconnect by themselves.
  #watch(name, server, stopSignal) {
    const { report, onSpawn } = this.options;
    onSpawn(name, server.pid, stopSignal);
    let failures = 0;
    let startedAt = Date.now();
    server.onUnexpectedExit = async (code, signal) => {
      failures = Date.now() - startedAt > 60_000 ? 1 : failures + 1;
      const delay = Math.min(15_000, 500 * 2 ** (failures - 1));
      report(`${server.name} ended (${code ?? signal}); started again in ${delay / 1000} s. Log: ${server.logFile}`);
      await sleep(delay);
      if (this.#stopping) return;
      startedAt = Date.now();
      try {
        await server.start();
        onSpawn(name, server.pid, stopSignal);
      } catch (error) {
        report(error.message);
      }
    };
  }

  #startService(instance, name, port) {
    const { folders, report, onSpawn } = this.options;
    const service = new Service({
      name: instance,
      script: join(root, 'apps', name, 'dist/main.js'),
      cwd: root,
      port,
      env: { ...serviceEnvironment(name, this.#at), PORT: String(port), INSTANCE_ID: instance },
      logFile: join(folders.logs, `${instance}.log`),
      report,
      onSpawn: (pid) => onSpawn(instance, pid),
    });
    this.services.set(instance, service);
    service.start();
  }

  #upstreams() {
    const { ports, extraNodes } = this.options;
    return Object.fromEntries(
      Object.keys(known).map((name) => [
        name,
        [ports[name], ...(extraNodes[name] ?? [])].map((port) => `127.0.0.1:${port}`),
      ]),
    );
  }

  async #whatIsMissing(timeoutMs) {
    const states = await Promise.all(
      [...this.services.values()].map(async (service) => [service, await statusOf(service.port, '/health/ready')]),
    );
    const missing = states.filter(([, status]) => status !== 200).map(([service]) => service);
    const names = missing.map((service) => `${service.name} (log: ${service.logFile})`).join(', ');
    return `not healthy after ${timeoutMs / 1000} s: ${names || 'api does not hear from every service, see /healthz'}`;
  }
}
