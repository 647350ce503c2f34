import { LedgerInvariants } from '@hearken/domain-ledger';
import type { Command } from 'commander';

import { withApp } from '../with-app';

/** `hearken ledger …` */
export function addLedgerCommands(program: Command): void {
  const ledger = program.command('ledger').description('where every fen is');
  ledger
    .command('verify')
    .description('check the invariants and the chain of journals; fails when one does not hold')
    .action(() =>
      withApp(async (app) => {
        const { ok, results } = await app.get(LedgerInvariants, { strict: false }).check();
        for (const { id, says, ok: holds, offending } of results) {
          console.log(`${holds ? 'ok    ' : 'FAILED'} ${id.padEnd(5)} ${says}`);
          for (const line of offending) console.log(`         ${line}`);
        }
        if (!ok) throw new Error('the ledger does not hold what it promises');
      }),
    );
}
