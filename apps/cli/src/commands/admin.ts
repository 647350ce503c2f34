import { randomBytes } from 'node:crypto';

import { roles, type Role } from '@hearken/contracts';
import { RegistrationService } from '@hearken/domain-accounts';
import { InvalidArgumentError, Option, type Command } from 'commander';

import { withApp } from '../with-app';

const staffRoles = roles.filter((role) => role !== 'user' && role !== 'counselor');

interface CreateOptions {
  email: string;
  name: string;
  role: Role;
  password?: string;
}

/** `hearken admin …` */
export function addAdminCommands(program: Command): void {
  const admin = program.command('admin').description('accounts of staff');
  admin
    .command('create')
    .description('make an account for staff; without --password one is made up and printed once')
    .requiredOption('--email <address>', 'what the person signs in with')
    .option('--name <name>', 'shown name', 'Administrator')
    .addOption(new Option('--role <role>', 'what the person may do').choices(staffRoles).default('admin'))
    .option('--password <password>', 'at least 10 characters', longEnough)
    .action((options: CreateOptions) =>
      withApp((app) => create(app.get(RegistrationService, { strict: false }), options)),
    );
}

async function create(
  registrations: RegistrationService,
  { email, name, role, password }: CreateOptions,
): Promise<void> {
  const chosen = password ?? randomBytes(15).toString('base64url');
  await registrations.open({ identifier: email, password: chosen, displayName: name, roles: [role] });
  console.log(`${role} ${email} can sign in at /admin/`);
  if (password === undefined) console.log(`password, shown only now: ${chosen}`);
}

function longEnough(password: string): string {
  if (password.length < 10) throw new InvalidArgumentError('It needs 10 characters at least.');
  return password;
}
