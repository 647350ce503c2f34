import { ConfigModule, serviceConfig, type Environment } from '@hearken/platform-config';
import { startPostgres, testDatabase, type TestDatabase } from '@hearken/platform-testing';
import { Logger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { createDataSource } from './data-source';
import { databaseConfig } from './database.config';
import { DatabaseModule } from './database.module';
import { ReplicaReads } from './replica-reads';
import { UnitOfWork } from './unit-of-work';

// Nobody listens on port 1.
const UNREACHABLE = 'postgres://hearken_api@127.0.0.1:1/hearken_test';

// Starting and killing servers takes seconds on a busy machine.
jest.setTimeout(60_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function withService(env: Environment, use: (app: INestApplicationContext) => Promise<void>): Promise<void> {
  class AppModule {}
  const app = await NestFactory.createApplicationContext(
    {
      module: AppModule,
      imports: [
        ConfigModule.forRoot([serviceConfig, databaseConfig], {
          env: { SERVICE_NAME: 'archive-fetcher', DATABASE_URL: database.roleUrl('hearken_archive'), ...env },
        }),
        DatabaseModule.forRoot(),
      ],
    },
    { logger: false, abortOnError: false },
  );
  try {
    await use(app);
  } finally {
    await app.close();
  }
}

describe('DatabaseModule', () => {
  it('makes the data source without connecting it', () => {
    const dataSource = createDataSource(databaseConfig.load({ DATABASE_URL: UNREACHABLE }), 'api');

    expect(dataSource.isInitialized).toBe(false);
  });

  it('connects as the service’s role, under the service’s name, with its limits', () =>
    withService({ DATABASE_STATEMENT_TIMEOUT_MS: '1234' }, async (app) => {
      const [session] = await app.get(UnitOfWork).query(`
        SELECT current_user AS role, current_setting('application_name') AS name, current_setting('statement_timeout') AS timeout`);

      expect(session).toEqual({ role: 'hearken_archive', name: 'archive-fetcher', timeout: '1234ms' });
    }));

  it('closes its connections with the app', async () => {
    const seen: DataSource[] = [];
    await withService({}, (app) => {
      const dataSource = app.get(DataSource);
      expect(dataSource.isInitialized).toBe(true);
      seen.push(dataSource);
      return Promise.resolve();
    });

    expect(seen[0]?.isInitialized).toBe(false);
  });

  it('holds no more connections than the pool’s size, and refuses with UNAVAILABLE when none comes free in time', () =>
    withService({ DATABASE_POOL_SIZE: '1', DATABASE_CONNECT_TIMEOUT_MS: '500' }, async (app) => {
      const unitOfWork = app.get(UnitOfWork);
      const long = unitOfWork.query('SELECT pg_sleep(2)');

      await expect(unitOfWork.run(() => Promise.resolve())).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await long;
    }));

  it('gives up when the database does not come within the start timeout', async () => {
    const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const start = withService({ DATABASE_URL: UNREACHABLE, DATABASE_START_TIMEOUT_MS: '300' }, () => Promise.resolve());

    await expect(start).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    warned.mockRestore();
  });

  it('refuses while the database is away and works again when it is back', async () => {
    const postgres = await startPostgres();
    try {
      await withService({ DATABASE_URL: postgres.url }, async (app) => {
        const unitOfWork = app.get(UnitOfWork);
        await unitOfWork.query('SELECT 1');
        await postgres.kill9();

        await expect(unitOfWork.run(() => unitOfWork.query('SELECT 1'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        await expect(unitOfWork.query('SELECT 1')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        await postgres.restart();

        expect(await unitOfWork.run(() => unitOfWork.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
      });
    } finally {
      await postgres.stop();
    }
  });
});

describe('ReplicaReads', () => {
  const whichDatabase = 'SELECT current_database() AS name';

  it('asks the primary when there is no replica', () =>
    withService({}, async (app) => {
      expect(await app.get(ReplicaReads).query(whichDatabase)).toEqual(await app.get(UnitOfWork).query(whichDatabase));
    }));

  it('asks a replica, but inside a unit the unit’s own connection', async () => {
    // A second database stands for the replica: what matters is who was asked.
    const replica = await testDatabase();
    const nameOf = (url: string) => new URL(url).pathname.slice(1);
    await withService({ DATABASE_REPLICA_URLS: replica.roleUrl('hearken_archive') }, async (app) => {
      const reads = app.get(ReplicaReads);

      expect(await reads.query(whichDatabase)).toEqual([{ name: nameOf(replica.url) }]);
      expect(await app.get(UnitOfWork).run(() => reads.query(whichDatabase))).toEqual([{ name: nameOf(database.url) }]);
    });
    await replica.drop();
  });

  it('asks the primary while the replica is away, and hides no other failure', async () => {
    const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    await withService({ DATABASE_REPLICA_URLS: UNREACHABLE }, async (app) => {
      expect(await app.get(ReplicaReads).query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await expect(app.get(ReplicaReads).query('SELECT nonsense')).rejects.toMatchObject({ code: '42703' });
    });
    warned.mockRestore();
  });
});
