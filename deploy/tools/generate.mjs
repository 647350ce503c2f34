// npm run generate: writes everything that is generated and checked in; with --check only compares (exit 1 on drift).
// Needs no running servers; the schema dump starts a throw-away PostgreSQL.
import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

import { clientTypes } from './generate/client-types.mjs';
import { firstDifference } from './generate/difference.mjs';
import { buildServers, root } from './generate/build.mjs';
import { serviceContracts } from './generate/service-contracts.mjs';
import { schemaDump } from './generate/schema-dump.mjs';

const checking = process.argv.includes('--check');

/** Path → text of every generated file, and what could not be generated. */
async function generated() {
  await buildServers();
  const [{ files, documents, failures }, schema] = await Promise.all([serviceContracts(), schemaDump()]);
  return { files: new Map([...files, ...(await clientTypes(documents)), ...schema]), failures };
}

async function compare(file, text) {
  const current = await readFile(file, 'utf8').catch(() => '');
  if (current === text) return true;
  console.log(`${relative(root, file)} is out of date:\n${firstDifference(current, text)}`);
  return false;
}

async function write(file, text) {
  if ((await readFile(file, 'utf8').catch(() => undefined)) === text) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  console.log(`wrote ${relative(root, file)}`);
}

async function main() {
  let same = true;
  const { files, failures } = await generated();
  for (const [path, text] of files) {
    const file = join(root, path);
    if (checking) same = (await compare(file, text)) && same;
    else await write(file, text);
  }
  if (!same) console.log('\nRun `npm run generate`, read the difference and commit it.');
  for (const failure of failures) console.error(failure);
  return same && failures.length === 0 ? 0 : 1;
}

// Apps that were only made, not started, may hold handles that nobody closes: leave explicitly.
main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
