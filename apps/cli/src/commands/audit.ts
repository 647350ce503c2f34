import { AuditChainService } from '@hearken/domain-access';
import type { Command } from 'commander';

import { withApp } from '../with-app';

/** `hearken audit …` */
export function addAuditCommands(program: Command): void {
  const audit = program.command('audit').description('who did what');
  audit
    .command('verify')
    .description('recompute every content hash and link of the audit; fails at the first that does not fit')
    .action(() =>
      withApp(async (app) => {
        const { checked, brokenAt, unsealed } = await app.get(AuditChainService, { strict: false }).verify();
        if (brokenAt !== null) throw new Error(`the audit is broken at position ${brokenAt}; ${checked} before it fit`);
        console.log(`${checked} entries fit, ${unsealed} wait for their seal`);
      }),
    );
}
