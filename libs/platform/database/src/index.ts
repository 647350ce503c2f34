export type { ServiceRole } from '@hearken/migrations';
export { createDataSource, entityClasses, type EntityClass, type EntitySource } from './data-source';
export { databaseConfig, ownerDatabaseConfig } from './database.config';
export { databaseErrorCode, isRetryable, isUniqueViolation, translateDatabaseError } from './database-errors';
export { DatabaseModule } from './database.module';
export { decodeCursor, encodeCursor, pageSchema, toPage, type Page, type PageQuery } from './keyset';
export { runMigrations } from './run-migrations';
export { UnitOfWork, type Isolation, type UnitOptions } from './unit-of-work';
export { uuidv7 } from './uuidv7';
