import { randomBytes } from 'node:crypto';
import { serviceRoles } from '@hearken/migrations';
import { testDatabase, type TestDatabase } from '@hearken/platform-testing';
import { Client } from 'pg';
import { runMigrations } from './run-migrations';

jest.setTimeout(60_000);

let database: TestDatabase;
let owner: Client;
let empty: { name: string; url: string };

beforeAll(async () => {
  database = await testDatabase();
  owner = await connect(database.ownerUrl);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});
beforeEach(async () => {
  const name = `hearken_${randomBytes(6).toString('hex')}_test`;
  await owner.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(database.ownerUrl);
  url.pathname = `/${name}`;
  empty = { name, url: url.toString() };
});
afterEach(() => owner.query(`DROP DATABASE ${empty.name} WITH (FORCE)`));

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

describe('runMigrations', () => {
  it('applies everything in the order of time once, and nothing the second time', async () => {
    const lines: string[] = [];
    const applied = await runMigrations(empty.url, (line) => lines.push(line));

    expect(applied[0]).toBe('Platform1763600000000');
    const timestamps = applied.map((name) => Number(name.slice(-13)));
    expect(timestamps).toEqual([...timestamps].sort((a, b) => a - b));
    expect(lines).toEqual(applied.map((name) => `applied ${name}`));
    expect(await runMigrations(empty.url)).toEqual([]);
  });

  it('lets two runners at once share the work without a failure', async () => {
    const outcomes = await Promise.all([runMigrations(empty.url), runMigrations(empty.url), runMigrations(empty.url)]);

    expect(outcomes.filter((applied) => applied.length > 0)).toHaveLength(1);
  });

  it('gives the services’ roles the password that was set, and shows it to nobody', async () => {
    process.env.SERVICE_DB_PASSWORD = "it's long enough";
    try {
      await runMigrations(empty.url);
    } finally {
      delete process.env.SERVICE_DB_PASSWORD;
    }
    const { rows } = await owner.query(
      "SELECT count(*)::int AS count FROM pg_authid WHERE rolname = ANY ($1) AND rolpassword LIKE 'SCRAM-SHA-256$%'",
      [serviceRoles],
    );

    expect(rows).toEqual([{ count: serviceRoles.length }]);
  });
});

describe('a service’s role', () => {
  it.each(serviceRoles)('%s connects, and owns and creates nothing', async (role) => {
    const service = await connect(database.roleUrl(role));
    try {
      const { rows } = await service.query(
        'SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname = current_user',
      );
      expect(rows).toEqual([{ rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false }]);
      await expect(service.query('CREATE TABLE public.mine (id int)')).rejects.toMatchObject({ code: '42501' });
      await expect(service.query('CREATE SCHEMA mine')).rejects.toMatchObject({ code: '42501' });
      await expect(service.query('SELECT * FROM public.migrations')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await service.end();
    }
  });

  it('may not call a function that nobody opened to it', async () => {
    await owner.query('CREATE FUNCTION public.secret() RETURNS int LANGUAGE sql RETURN 1');
    const service = await connect(database.roleUrl('hearken_api'));
    try {
      await expect(service.query('SELECT public.secret()')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await service.end();
    }
  });
});
