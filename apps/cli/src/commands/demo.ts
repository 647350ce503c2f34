import { setTimeout as sleep } from 'node:timers/promises';

import { loadConfig, serviceConfig } from '@hearken/platform-config';
import { InvalidArgumentError, type Command } from 'commander';

import { environment } from '../config';
import { DemoPeople } from '../demo/demo-people';
import { DemoSeed } from '../demo/demo-seed';
import { runDemoTraffic } from '../demo/demo-traffic';
import { withApp } from '../with-app';

interface TrafficFlags {
  pace: number;
  sessions: number;
}

/** `hearken demo …` */
export function addDemoCommands(program: Command): void {
  const demo = program.command('demo').description('demo accounts and their conversations');
  demo
    .command('seed')
    .description('make what is missing of the demo accounts, wallets and sessions')
    .action(() =>
      withApp(async (app) => {
        for (const line of await app.get(DemoSeed).run()) console.log(line);
      }),
    );
  demo
    .command('traffic')
    .description('keep a live conversation going through the gateway until Ctrl-C')
    .option('--pace <seconds>', 'time between lines', wholeNumber, 4)
    .option('--sessions <count>', 'end after so many sessions; 0 goes on for ever', wholeNumber, 0)
    .action((flags: TrafficFlags) => traffic(flags));
}

async function traffic({ pace, sessions }: TrafficFlags): Promise<void> {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  const { publicUrl: origin } = loadConfig(serviceConfig, { env: environment });
  const options = { origin, paceMs: pace * 1000, sessions, signal: stop.signal, report: console.log };
  for (;;) {
    try {
      await withApp((app) => app.get(DemoPeople).ensureTrafficUser());
      return await runDemoTraffic(options);
    } catch (error) {
      // Services may restart under it, or somebody may have paused the session by hand.
      console.error(error instanceof Error ? error.message : String(error));
      if (stop.signal.aborted || sessions > 0) throw error;
      await sleep(10_000, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  }
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('A whole number, please.');
  return number;
}
