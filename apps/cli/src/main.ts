import 'reflect-metadata';

import { Command } from 'commander';

import { addAdminCommands } from './commands/admin';
import { addAuditCommands } from './commands/audit';
import { addDemoCommands } from './commands/demo';
import { addKeysCommands } from './commands/keys';
import { addLedgerCommands } from './commands/ledger';
import { addMigrateCommand } from './commands/migrate';

const program = new Command('hearken')
  .description("The operator's command. Finds the installation of `npm start` in .data, or by its environment.")
  .showHelpAfterError();
for (const add of [
  addMigrateCommand,
  addKeysCommands,
  addAdminCommands,
  addAuditCommands,
  addLedgerCommands,
  addDemoCommands,
])
  add(program);

program.parseAsync().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
