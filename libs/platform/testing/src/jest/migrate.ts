import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../../../../..');

/**
 * Runs the migrations from their sources in a process of their own: globalSetup is loaded by Node, not by Jest, and
 * would find other packages' builds, old or none.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const args = ['--conditions=@hearken/source', '--require', join(root, 'deploy/tools/typescript.cjs')];
  await promisify(execFile)(process.execPath, [...args, join(root, 'deploy/migrations/migrate.cjs')], {
    env: { ...process.env, DATABASE_OWNER_URL: ownerUrl },
  });
}
