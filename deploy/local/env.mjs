import { services } from './layout.mjs';

/**
 * The environment of one service.
 * `at`: { ports, publicUrl, folders, ownerUrl, redisUrl, natsUrl, rolePassword?, extra? }
 */
export function serviceEnvironment(name, at) {
  return {
    ...sharedEnvironment(at),
    SERVICE_NAME: name,
    PORT: String(at.ports[name]),
    DATABASE_URL: roleUrl(at.ownerUrl, services[name].role, at.rolePassword),
    ...(name === 'api' ? { WORKER_ROLE: 'true' } : {}),
    ...at.extra,
  };
}

/** The environment of the operator's command and of migrations: they work as the database's owner. */
export function operatorEnvironment(at) {
  return {
    ...sharedEnvironment(at),
    SERVICE_NAME: 'cli',
    DATABASE_URL: at.ownerUrl,
    DATABASE_OWNER_URL: at.ownerUrl,
    ...(at.rolePassword === undefined ? {} : { SERVICE_DB_PASSWORD: at.rolePassword }),
    ...at.extra,
  };
}

function sharedEnvironment({ publicUrl, folders, redisUrl, natsUrl }) {
  return {
    HEARKEN_ENV: 'development',
    HOST: '127.0.0.1',
    PUBLIC_URL: publicUrl,
    REDIS_URL: redisUrl,
    NATS_URL: natsUrl,
    KEYS_DIR: folders.keys,
    STORAGE_DRIVER: 'local',
    STORAGE_LOCAL_DIR: folders.objects,
  };
}

function roleUrl(ownerUrl, role, password) {
  const url = new URL(ownerUrl);
  url.username = role;
  // On loopback our own PostgreSQL trusts; one that was given to us asks for a password.
  url.password = password ?? '';
  return url.toString();
}
