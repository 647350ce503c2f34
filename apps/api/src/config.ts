import { accessConfig } from '@hearken/domain-access';
import { accountsConfig } from '@hearken/domain-accounts';
import { conversationLogConfig } from '@hearken/domain-conversations';
import { ledgerConfig } from '@hearken/domain-ledger';
import { paymentsConfig } from '@hearken/domain-payments';
import { sessionsConfig } from '@hearken/domain-sessions';
import { cacheConfig, redisConfig } from '@hearken/platform-cache';
import { ConfigModule, defineConfig, flag, keysConfig, loadConfig, serviceConfig } from '@hearken/platform-config';
import { databaseConfig } from '@hearken/platform-database';
import { httpConfig, type HttpOptions } from '@hearken/platform-http';
import { messagingConfig, natsConfig } from '@hearken/platform-messaging';
import { loggingConfig } from '@hearken/platform-observability';
import { storageConfig } from '@hearken/platform-storage';

/** Whether this process also does the timed work: in `api` on one machine, in a deployment of its own on Kubernetes. */
const workerConfig = defineConfig('worker', { WORKER_ROLE: flag(false) }, (env) => ({ enabled: env.WORKER_ROLE }));

/** Read before the modules are put together: it decides which there are. */
export const isWorker = loadConfig(workerConfig).enabled;

export const config = ConfigModule.forRoot(
  [
    serviceConfig,
    keysConfig,
    loggingConfig,
    httpConfig,
    databaseConfig,
    natsConfig,
    messagingConfig,
    redisConfig,
    cacheConfig,
    storageConfig,
    accessConfig,
    accountsConfig,
    conversationLogConfig,
    ledgerConfig,
    paymentsConfig,
    sessionsConfig,
  ],
  { defaults: { SERVICE_NAME: 'api', PORT: '8080' } },
);

/** Who `/healthz` asks. */
export const fleet = ['api', 'realtime-ws', 'admin-api', 'archive-fetcher', 'media-worker', 'plugin-runner'] as const;

export const http: HttpOptions = {
  name: 'api',
  prefix: 'api/v1',
  docs: 'api/v1/docs',
  unprefixed: ['healthz', 'callbacks'],
};
