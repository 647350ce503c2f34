import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as entities from '@hearken/entities';
import { createDataSource, databaseConfig, dumpCatalogue, entityDrift } from '@hearken/platform-database';
import { loadConfig } from '@hearken/platform-config';
import { testDatabase, type TestDatabase } from '@hearken/platform-testing';

jest.setTimeout(60_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe('the schema', () => {
  it('is what schema.sql says; after a migration run `npm run generate` and read the difference', async () => {
    const checkedIn = await readFile(join(__dirname, 'schema.sql'), 'utf8');

    expect(await dumpCatalogue(database.ownerUrl)).toBe(checkedIn);
  });

  it('has every column of every entity, with its type and nullability', async () => {
    const dataSource = createDataSource({ ...loadConfig(databaseConfig), url: database.ownerUrl }, 'drift', {
      ...entities,
    });
    await dataSource.initialize();
    try {
      expect(dataSource.entityMetadatas.length).toBeGreaterThan(10);
      expect(await entityDrift(dataSource)).toEqual([]);
    } finally {
      await dataSource.destroy();
    }
  });
});
