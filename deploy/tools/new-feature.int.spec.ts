import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const feature = 'libs/domain/reviews/src/price-appeals';

// Whole tools run here, on a machine that has other things to do.
jest.setTimeout(180_000);

describe('npm run new:feature', () => {
  let copy: string;
  // A copy of the house without its packages: the real one must not get the feature.
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'hearken-feature-'));
    for (const name of ['libs', 'deploy', 'apps', ...configurations()]) {
      cpSync(join(root, name), join(copy, name), {
        recursive: true,
        filter: (path) => !/\/(node_modules|dist|\.data|test-results)$/.test(path),
      });
    }
    linkPackages();
    writeFileSync(
      join(copy, 'tsconfig.feature.json'),
      JSON.stringify({ extends: './tsconfig.base.json', include: [feature] }),
    );
    generate('reviews', 'price-appeals');
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  // All packages of the real house, but the workspaces' own links lead into the copy.
  const linkPackages = () => {
    const [from, to] = [join(root, 'node_modules'), join(copy, 'node_modules')];
    mkdirSync(join(to, '@hearken'), { recursive: true });
    for (const name of readdirSync(from).filter((entry) => entry !== '@hearken' && entry !== '.cache')) {
      symlinkSync(join(from, name), join(to, name));
    }
    for (const name of readdirSync(join(from, '@hearken'))) {
      symlinkSync(readlinkSync(join(from, '@hearken', name)), join(to, '@hearken', name));
    }
  };
  const configurations = () =>
    readdirSync(root).filter((name) => /\.(json|cjs|js|mts|ts)$|^\.(oxfmtrc|oxlintrc|swcrc)/.test(name));
  const run = (command: string, ...args: string[]) =>
    execFileSync(process.execPath, [join(root, 'node_modules/.bin', command), ...args], {
      cwd: copy,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  const generate = (...args: string[]) =>
    execFileSync(process.execPath, [join(copy, 'deploy/tools/new-feature.mjs'), ...args], {
      cwd: copy,
      encoding: 'utf8',
      stdio: 'pipe',
    });

  it('writes a file of each kind under the right names', () => {
    expect(readdirSync(join(copy, feature)).toSorted()).toEqual([
      'price-appeal.errors.ts',
      'price-appeal.factory.ts',
      'price-appeal.rules.spec.ts',
      'price-appeal.rules.ts',
      'price-appeal.ts',
      'price-appeals.controller.spec.ts',
      'price-appeals.controller.ts',
      'price-appeals.dto.ts',
      'price-appeals.repository.ts',
      'price-appeals.service.spec.ts',
      'price-appeals.service.ts',
    ]);
    expect(readFileSync(join(copy, feature, 'price-appeals.repository.ts'), 'utf8')).toContain(
      'FROM reviews.price_appeals',
    );
  });

  it('writes what the compiler, the formatter, the linter and the boundaries accept', () => {
    run('oxfmt', '--check', feature);
    run('tsc', '-p', 'tsconfig.feature.json');
    run('oxlint', '--type-aware', feature);
    expect(run('depcruise', feature, '--config', '.dependency-cruiser.cjs')).toContain('no dependency violations');
  });

  it('writes tests that pass', () => {
    const output = execFileSync(
      process.execPath,
      [
        join(root, 'node_modules/.bin/jest'),
        '--selectProjects',
        'unit',
        '--rootDir',
        copy,
        feature,
        '--json',
        '--silent',
      ],
      { cwd: copy, encoding: 'utf8', stdio: 'pipe' },
    );
    const { numPassedTests, numFailedTests } = JSON.parse(output.slice(output.indexOf('{'))) as Record<string, number>;

    expect({ numPassedTests, numFailedTests }).toEqual({ numPassedTests: 5, numFailedTests: 0 });
  });

  it('refuses an unknown domain, a bad name and what exists already', () => {
    expect(() => generate('nowhere', 'refunds')).toThrow('there is no domain "nowhere"');
    expect(() => generate('reviews', 'Refunds')).toThrow('lower-case words with hyphens');
    expect(() => generate('reviews', 'price-appeals')).toThrow('exists already');
    expect(existsSync(join(copy, 'libs/domain/nowhere'))).toBe(false);
  });
});
