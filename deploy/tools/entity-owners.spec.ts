import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// dependency-cruiser sees who imports @hearken/entities, but not which names: the rest of that rule is here.
const root = join(__dirname, '../..');
const typescript = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/node_modules|\/dist\/|^dist\//.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, folder, file), 'utf8') }));

/** Class name → domain, from the folder that it is declared in. */
const owners = new Map(
  typescript('libs/entities/src').flatMap(({ file, text }) =>
    [...text.matchAll(/^export class (\w+)/gm)].map(([, name]) => [name ?? '', file.split('/')[0] ?? ''] as const),
  ),
);

it('no domain reads or writes the tables of another', () => {
  const imports = typescript('libs/domain').flatMap(({ file, text }) =>
    [...text.matchAll(/import (?:type )?\{([^}]*)\} from '@hearken\/entities'/g)].flatMap(([, names = '']) =>
      names.split(',').map((name) => ({ domain: file.split('/')[0], name: name.trim().split(' ')[0] ?? '', file })),
    ),
  );
  const strangers = imports.filter(({ domain, name }) => owners.has(name) && owners.get(name) !== domain);

  expect(owners.size).toBeGreaterThan(20);
  expect(strangers.map(({ file, name }) => `${file} imports ${name} of ${owners.get(name)}`)).toEqual([]);
});
