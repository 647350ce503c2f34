export { isPortFree, releasePort, reservePort } from './ports.mjs';
export { startNats } from './nats.mjs';
export { startPostgres } from './postgres.mjs';
export { startRedis } from './redis.mjs';
export { temporaryFolder, temporaryNats, temporaryPostgres, temporaryRedis } from './temporary.mjs';
export { findProgram } from './binaries.mjs';
