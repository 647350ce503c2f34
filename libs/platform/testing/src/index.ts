export { testUnitOfWork, type TestUnitOfWork } from './test-unit-of-work';
export { startNats, startPostgres, startRedis, type TestServer } from './servers';
export { testNatsUrl, testRedisUrl } from './shared-servers';
export { testDatabase, type TestDatabase, type TestRole } from './test-database';
