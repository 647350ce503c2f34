import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Rules {
  groups: {
    rules: { alert: string; expr: string; labels: { severity: string }; annotations: { summary: string } }[];
  }[];
}

const root = join(__dirname, '../..');
const { groups } = parse(readFileSync(join(__dirname, 'alerts.yml'), 'utf8')) as Rules;
const rules = groups.flatMap((group) => group.rules);

const sources = ['libs', 'apps'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('node_modules') && !/\.spec\.ts$|\.d\.ts$/.test(file))
    .map((file) => join(root, folder, file)),
);

describe('alert rules', () => {
  it('ask for metrics that some service really has', () => {
    const code = sources.map((file) => readFileSync(file, 'utf8')).join('\n');
    const wanted = rules.flatMap(({ expr }) => [
      ...expr.matchAll(/\b([a-z]+(?:_[a-z]+)+?)(?:_bucket|_count|_sum)?(?=[{[)\s])/g),
    ]);
    const names = new Set(wanted.map(([, name]) => name ?? '').filter((name) => name !== 'histogram_quantile'));

    expect(names.size).toBeGreaterThan(5);
    expect([...names].filter((name) => !code.includes(`'${name}'`))).toEqual([]);
  });

  it('say how urgent they are and what has happened', () => {
    expect(
      rules.filter(({ labels, annotations }) => !['page', 'warning'].includes(labels.severity) || !annotations.summary),
    ).toEqual([]);
  });
});
