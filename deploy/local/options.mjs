import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './layout.mjs';
import { SetupError } from './output.mjs';

export const help = `Starts Hearken on this machine: npm start [-- options]

  --port <n>        the gateway's port (8000)
  --port-base <n>   moves all ports: gateway <n>, services <n>+80 … <n>+1004, servers up to <n>+1432 (8000)
  --host <address>  where the gateway listens (127.0.0.1; 0.0.0.0 for the whole network)
  --data <folder>   where data, keys and logs are kept (.data)
  --reset           deletes that data first
  --no-demo         starts without demo accounts (then: npx hearken admin create)
  --demo-traffic    adds a live conversation between demo accounts
  --help            this text

Instead of servers of its own it uses DATABASE_URL (an owner's connection to PostgreSQL 18), REDIS_URL and NATS_URL
where they are set.`;

/** What the command line asks for. Wrong options end in one clear line. */
export function parseOptions(args) {
  const values = parsed(args);
  const base = port(values['port-base'] ?? '8000', '--port-base');
  return {
    help: values.help,
    reset: values.reset,
    demo: !values['no-demo'],
    demoTraffic: values['demo-traffic'],
    host: values.host,
    base,
    port: values.port === undefined ? base : port(values.port, '--port'),
    dataDir: values.data === undefined ? join(root, '.data') : resolve(values.data),
  };
}

function parsed(args) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        'port-base': { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' },
        data: { type: 'string' },
        reset: { type: 'boolean', default: false },
        'no-demo': { type: 'boolean', default: false },
        'demo-traffic': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new SetupError(`${error.message.split('. ')[0]} (npm start -- --help lists the options)`);
  }
}

function port(text, option) {
  const number = Number(text);
  // The highest service lies 1432 above the base.
  if (Number.isInteger(number) && number >= 1 && number <= 64_000) return number;
  throw new SetupError(`${option} takes a number from 1 to 64000, not "${text}"`);
}
