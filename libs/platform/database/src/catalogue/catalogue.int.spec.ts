import { testDatabase, type TestDatabase } from '@hearken/platform-testing';
import { Client } from 'pg';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { dumpCatalogue } from './dump-catalogue';
import { entityDrift } from './entity-drift';

@Entity({ schema: 'drift', name: 'notes' })
class Note {
  @PrimaryColumn({ type: 'uuid', name: 'id' })
  id!: string;
  @Column({ type: 'text', name: 'text' })
  text!: string;
  @Column({ type: 'text', name: 'tags', array: true })
  tags!: string[];
  @Column({ type: 'timestamptz', name: 'read_at', nullable: true })
  readAt!: Date | null;
}

jest.setTimeout(60_000);

let database: TestDatabase;
let client: Client;
let before: string;

beforeAll(async () => {
  database = await testDatabase();
  client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  before = await dumpCatalogue(database.ownerUrl);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});
beforeEach(async () => {
  await client.query('DROP SCHEMA IF EXISTS drift CASCADE');
  await client.query(`
    CREATE SCHEMA drift;
    CREATE TABLE drift.notes (
      id uuid PRIMARY KEY, text text NOT NULL DEFAULT '' CHECK (length(text) < 10), tags text[] NOT NULL, read_at timestamptz
    );
  `);
});

/** The lines that the dump has now and did not have before `change`. */
async function added(change: string): Promise<string> {
  const known = new Set((await dumpCatalogue(database.ownerUrl)).split('\n'));
  await client.query(change);
  const lines = (await dumpCatalogue(database.ownerUrl)).split('\n');
  return lines.filter((line) => !known.has(line)).join('\n');
}

describe('dumpCatalogue', () => {
  it('prints tables with their columns, defaults and constraints', async () => {
    expect(await dumpCatalogue(database.ownerUrl)).toContain(
      [
        'CREATE TABLE drift.notes (',
        '  id uuid NOT NULL,',
        "  text text NOT NULL DEFAULT ''::text,",
        '  tags text[] NOT NULL,',
        '  read_at timestamp with time zone,',
        '  CONSTRAINT notes_pkey PRIMARY KEY (id),',
        '  CONSTRAINT notes_text_check CHECK ((length(text) < 10))',
        ');',
      ].join('\n'),
    );
  });

  it('is the same for two databases with the same migrations, and after a change was taken back', async () => {
    const other = await testDatabase();
    const theirs = await dumpCatalogue(other.ownerUrl);
    await other.drop();
    await client.query('DROP SCHEMA drift CASCADE');

    expect(theirs).toBe(before);
    expect(await dumpCatalogue(database.ownerUrl)).toBe(before);
  });

  it.each([
    ['a column', 'ALTER TABLE drift.notes ADD seq bigint GENERATED ALWAYS AS IDENTITY', 'GENERATED ALWAYS AS IDENTITY'],
    ['a length', 'ALTER TABLE drift.notes ALTER text TYPE varchar(40)', 'character varying(40)'],
    ['nullability', 'ALTER TABLE drift.notes ALTER tags DROP NOT NULL', '  tags text[],'],
    ['an index', 'CREATE INDEX unread ON drift.notes (id) WHERE read_at IS NULL', 'WHERE (read_at IS NULL)'],
    ['a function', 'CREATE FUNCTION drift.one() RETURNS int LANGUAGE sql RETURN 1', 'FUNCTION drift.one()'],
    [
      'a trigger',
      'CREATE TRIGGER quiet BEFORE UPDATE ON drift.notes FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
      'CREATE TRIGGER quiet',
    ],
    ['row security', 'ALTER TABLE drift.notes ENABLE ROW LEVEL SECURITY', 'ENABLE ROW LEVEL SECURITY'],
    ['a policy', "CREATE POLICY own ON drift.notes TO hearken_api USING (text <> '')", 'CREATE POLICY own'],
    ['a view', 'CREATE VIEW drift.texts AS SELECT text FROM drift.notes', 'CREATE VIEW drift.texts'],
    ['a type', "CREATE TYPE drift.mood AS ENUM ('good', 'bad')", "AS ENUM ('good', 'bad')"],
    ['a sequence', 'CREATE SEQUENCE drift.numbers', 'CREATE SEQUENCE drift.numbers'],
    ['a partitioned table', 'CREATE TABLE drift.days (day date) PARTITION BY RANGE (day)', 'PARTITION BY RANGE (day)'],
    [
      'a grant',
      'GRANT SELECT, INSERT ON drift.notes TO hearken_api, hearken_admin',
      'GRANT INSERT, SELECT ON TABLE drift.notes TO hearken_admin, hearken_api;',
    ],
    [
      'a grant on columns',
      'GRANT UPDATE (text, tags) ON drift.notes TO hearken_api',
      'GRANT UPDATE (tags, text) ON TABLE drift.notes TO hearken_api;',
    ],
    ['a grant to everybody', 'GRANT SELECT ON drift.notes TO PUBLIC', 'GRANT SELECT ON TABLE drift.notes TO PUBLIC;'],
  ])('shows %s', async (_what, change, line) => {
    expect(await added(change)).toContain(line);
  });

  it('does not depend on which partitions exist today', async () => {
    await client.query('CREATE TABLE drift.days (day date) PARTITION BY RANGE (day); CREATE INDEX ON drift.days (day)');

    expect(
      await added("CREATE TABLE drift.day_1 PARTITION OF drift.days FOR VALUES FROM ('2026-01-01') TO ('2026-01-02')"),
    ).toBe('');
  });
});

describe('entityDrift', () => {
  let dataSource: DataSource;
  beforeAll(async () => {
    dataSource = new DataSource({
      type: 'postgres',
      url: database.ownerUrl,
      entities: [Note],
      installExtensions: false,
    });
    await dataSource.initialize();
  });
  afterAll(() => dataSource.destroy());

  it('is silent while the entities are right', async () => {
    expect(await entityDrift(dataSource)).toEqual([]);
  });

  it.each([
    ['ALTER TABLE drift.notes DROP text', 'drift.notes.text does not exist (Note.text)'],
    [
      'ALTER TABLE drift.notes ALTER read_at TYPE date',
      'drift.notes.read_at is date, the entity says timestamp with time zone',
    ],
    ['ALTER TABLE drift.notes DROP tags, ADD tags text NOT NULL', 'drift.notes.tags is text, the entity says text[]'],
    ['ALTER TABLE drift.notes ALTER text DROP NOT NULL', 'drift.notes.text may be null, the entity says never'],
    [
      'ALTER TABLE drift.notes ALTER read_at SET NOT NULL',
      'drift.notes.read_at is never null, the entity says it may be',
    ],
  ])('notices %s', async (change, complaint) => {
    await client.query(change);

    expect(await entityDrift(dataSource)).toEqual([complaint]);
  });
});
