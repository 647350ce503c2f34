import * as entities from '@hearken/entities';
import { createDataSource, databaseConfig, UnitOfWork } from '@hearken/platform-database';
import { loadConfig } from '@hearken/platform-config';
import type { DataSource } from 'typeorm';

export interface TestUnitOfWork {
  unitOfWork: UnitOfWork;
  dataSource: DataSource;
  /** Closes the connections; the database itself is dropped by who made it. */
  close: () => Promise<void>;
}

/** A connected unit of work on a test database, for tests of services without a whole app. */
export async function testUnitOfWork(databaseUrl: string): Promise<TestUnitOfWork> {
  const config = { ...loadConfig(databaseConfig), url: databaseUrl };
  const dataSource = await createDataSource(config, 'test', { ...entities }).initialize();
  return { dataSource, unitOfWork: new UnitOfWork(dataSource), close: () => dataSource.destroy() };
}
