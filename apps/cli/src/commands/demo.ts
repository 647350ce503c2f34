import type { Command } from 'commander';

import { DemoSeed } from '../demo/demo-seed';
import { withApp } from '../with-app';

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
}
