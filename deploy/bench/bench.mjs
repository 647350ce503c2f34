// npm run bench -- [area…]: ours next to a reference in the same run, goals as ratios (docs/benchmarks.md).
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const areas = { chat: () => import('./chat/chat.mjs') };

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const unknown = wanted.filter((area) => !(area in areas));
if (unknown.length > 0) {
  console.error(`no such area: ${unknown.join(', ')}; there are: ${Object.keys(areas).join(', ')}`);
  process.exit(2);
}

const machine = {
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  kernel: release(),
  node: process.version,
};
mkdirSync(join(root, 'bench-results'), { recursive: true });
let missed = 0;
for (const area of wanted.length > 0 ? wanted : Object.keys(areas)) {
  const { run } = await areas[area]();
  const startedAt = new Date();
  const { goals, figures } = await run({ root });
  for (const { id, measured, target, met } of goals) {
    console.log(`goal ${id} ${measured} target ${target} ${met ? 'met' : 'missed'}`);
    if (!met) missed += 1;
  }
  const file = join(root, 'bench-results', `${area}-${startedAt.toISOString().replaceAll(':', '')}.json`);
  writeFileSync(
    file,
    `${JSON.stringify({ area, startedAt, seconds: (Date.now() - startedAt) / 1000, machine, goals, figures }, null, 2)}\n`,
  );
}
// A missed goal is a result, not a failure of the run.
console.log(missed === 0 ? 'all goals met' : `${missed} goals missed`);
process.exit(0);
