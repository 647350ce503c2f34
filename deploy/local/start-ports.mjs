import { SetupError } from './output.mjs';
import { isPortFree } from './servers/ports.mjs';

const givenBy = { postgres: 'databaseUrl', redis: 'redisUrl', nats: 'natsUrl' };

/** Refuses with one line when something else listens on a port that is needed. */
export async function assertPortsFree(ports, external) {
  const needed = Object.entries(ports).filter(([name]) => !external[givenBy[name]]);
  for (const [name, port] of needed) {
    if (await isPortFree(port)) continue;
    throw new SetupError(`port ${port} (${name}) is in use: stop what uses it, or start with ${remedy(name, port)}`);
  }
}

function remedy(name, port) {
  const other = port + 100;
  return name === 'gateway'
    ? `another one: npm start -- --port ${other}`
    : 'other ports: npm start -- --port-base 18000';
}
