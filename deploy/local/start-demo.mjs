import { join } from 'node:path';
import { operatorEnvironment } from './env.mjs';
import { root } from './layout.mjs';
import { bold, dim, say } from './output.mjs';
import { Service } from './service.mjs';

/** Tells where everything is. */
export function announce({ publicUrl, demo, dataDir, seconds }) {
  say();
  say(`${bold('Hearken is up')} ${dim(`after ${seconds.toFixed(1)} s`)}`);
  say(`  for users and counselors   ${bold(`${publicUrl}/`)}`);
  say(`  for staff                  ${bold(`${publicUrl}/admin/`)}`);
  say(`  API                        ${publicUrl}/api/v1/docs`);
  say(`  health                     ${publicUrl}/healthz`);
  say(`  data, keys and logs        ${dataDir}`);
  say();
  say(demo ? demoAccounts : 'No demo accounts. Make the first one: npx hearken admin create');
  say(dim('Ctrl-C stops everything.'));
}

const demoAccounts = `Demo accounts, all with the password hearken-demo:
  users        demo-user1@hearken.example … demo-user3@hearken.example
  counselors   counselor1@hearken.example … counselor6@hearken.example
  staff        admin@hearken.example, finance@hearken.example, supervisor@hearken.example
`;

/** Keeps a conversation between demo accounts going, by a real client through the gateway. */
export function startDemoTraffic(fleet) {
  const { folders, report, onSpawn } = fleet.options;
  const traffic = new Service({
    name: 'demo-traffic',
    script: join(root, 'apps/cli/bin/hearken.mjs'),
    args: ['demo', 'traffic'],
    cwd: root,
    env: operatorEnvironment(fleet.at),
    logFile: join(folders.logs, 'demo-traffic.log'),
    report,
    onSpawn: (pid) => onSpawn('demo-traffic', pid),
  });
  fleet.services.set('demo-traffic', traffic);
  traffic.start();
}
