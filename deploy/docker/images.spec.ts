import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';

interface Compose {
  services: Record<
    string,
    {
      build?: { target: string };
      image?: string;
      environment?: Record<string, string>;
      depends_on?: string[] | Record<string, unknown>;
      volumes?: string[];
    }
  >;
  volumes: Record<string, unknown>;
}

const root = join(__dirname, '../..');
const dockerfile = readFileSync(join(__dirname, 'Dockerfile'), 'utf8');
const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as Compose;
const servers = ['api', 'realtime-ws', 'admin-api', 'archive-fetcher', 'media-worker', 'plugin-runner'];

interface Stage {
  name: string;
  from: string;
  user?: string;
}
// `FROM a AS b` … `USER x`: the last user of a stage, or that of the stage it stands on.
const stages = dockerfile.split(/^(?=FROM )/m).slice(1).map((text): Stage => {
  const [, from = '', name = ''] = /^FROM (\S+) AS (\S+)/.exec(text) ?? [];
  return { name, from, user: [...text.matchAll(/^USER (\S+)/gm)].at(-1)?.[1] };
});
const userOf = (name: string): string | undefined => {
  const stage = stages.find((one) => one.name === name);
  return stage && (stage.user ?? userOf(stage.from));
};

describe('the Dockerfile', () => {
  it('has a target for every app', () => {
    expect(stages.map(({ name }) => name)).toEqual(expect.arrayContaining(readdirSync(join(root, 'apps'))));
  });

  it.each([...servers, 'cli', 'migrations', 'web', 'admin-web', 'gateway'])('%s does not run as root', (target) => {
    expect(userOf(target)).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('names no image without a version', () => {
    const images = [...dockerfile.matchAll(/^ARG \w+_IMAGE=(\S+)/gm)].map(([, image]) => image);

    expect(images.filter((image) => !/:[\w.-]+$/.test(image ?? '') || image?.endsWith(':latest'))).toEqual([]);
  });
});

describe('docker-compose.yml', () => {
  it('follows the schema', () => {
    const schema = JSON.parse(readFileSync(join(__dirname, 'compose.schema.json'), 'utf8')) as object;
    const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

    validate(compose);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('builds targets that exist and waits for services that exist', () => {
    for (const { build, depends_on: needs = [] } of Object.values(compose.services)) {
      if (build) expect(stages.map(({ name }) => name)).toContain(build.target);
      for (const needed of Array.isArray(needs) ? needs : Object.keys(needs)) expect(compose.services).toHaveProperty([needed]);
    }
  });

  it('gives every service a database role of its own and no owner’s password', () => {
    const roles = servers.map((name) => /postgres:\/\/(\w+):/.exec(compose.services[name]?.environment?.['DATABASE_URL'] ?? '')?.[1]);

    expect(new Set(roles).size).toBe(servers.length);
    for (const name of servers) expect(JSON.stringify(compose.services[name])).not.toContain('POSTGRES_PASSWORD');
  });
});
