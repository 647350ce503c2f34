import { ensureKeys } from '@hearken/crypto';
import { SigningKeysService } from '@hearken/domain-accounts';
import { keysConfig, loadConfig } from '@hearken/platform-config';
import type { Command } from 'commander';

import { environment } from '../config';
import { withApp } from '../with-app';

/** `hearken keys …` */
export function addKeysCommands(program: Command): void {
  const keys = program.command('keys').description('key files and signing keys');
  keys
    .command('ensure')
    .description('make the key files that are missing in KEYS_DIR; existing ones are never touched')
    .action(async () => {
      const { dir } = loadConfig(keysConfig, { env: environment });
      await ensureKeys(dir);
      console.log(`keys are in ${dir}`);
    });
  keys
    .command('rotate-signing')
    .description('sign access tokens with a new key; tokens of the old one stay good until they expire')
    .action(() =>
      withApp(async (app) => {
        console.log(`signing with ${await app.get(SigningKeysService, { strict: false }).rotate()}`);
      }),
    );
}
