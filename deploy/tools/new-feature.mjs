// npm run new:feature <domain> <feature> [<singular>]: an empty feature in its final shape, e.g. `orders refunds`.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { featureNames, fillTemplate } from './feature-names.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const templates = join(dirname(fileURLToPath(import.meta.url)), 'feature');

function main([domain, feature, singular]) {
  if (!domain || !feature) throw new Error('npm run new:feature <domain> <feature in the plural> [<singular>]');
  const names = featureNames(domain, feature, singular);
  const source = join(root, 'libs/domain', domain, 'src');
  if (!existsSync(source)) throw new Error(`there is no domain "${domain}" (libs/domain/${domain})`);
  const folder = join(source, feature);
  if (existsSync(folder)) throw new Error(`${relative(root, folder)} exists already`);

  mkdirSync(folder);
  const files = readdirSync(templates).map((template) => {
    const file = join(folder, fillTemplate(template.replace(/\.txt$/, ''), names));
    writeFileSync(file, fillTemplate(readFileSync(join(templates, template), 'utf8'), names));
    return file;
  });
  spawnSync(process.execPath, [join(root, 'node_modules/.bin/oxfmt'), ...files], { cwd: root, stdio: 'ignore' });
  console.log(`${files.map((file) => relative(root, file)).join('\n')}\n\n${nextSteps(names)}`);
}

function nextSteps({ domain, Many, schema, table }) {
  return `Next:
  1. the table ${schema}.${table} and its grants, in a new migration (deploy/migrations)
  2. ${Many}Repository and ${Many}Service into libs/domain/${domain}/src/${domain}.module.ts, ${Many}Controller into the module
     that its app composes (-api or -admin)
  3. npm run generate: route list, OpenAPI and client; read the difference
  4. npm run check`;
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
