import { accessConfig } from '@hearken/domain-access';
import { accountsConfig } from '@hearken/domain-accounts';
import { conversationLogConfig } from '@hearken/domain-conversations';
import { ledgerConfig } from '@hearken/domain-ledger';
import { paymentsConfig } from '@hearken/domain-payments';
import { pluginsConfig } from '@hearken/domain-plugins';
import { sessionsConfig } from '@hearken/domain-sessions';
import { cacheConfig, redisConfig } from '@hearken/platform-cache';
import { ConfigModule, keysConfig, serviceConfig } from '@hearken/platform-config';
import { databaseConfig } from '@hearken/platform-database';
import { httpConfig, type HttpOptions } from '@hearken/platform-http';
import { messagingConfig, natsConfig } from '@hearken/platform-messaging';
import { loggingConfig } from '@hearken/platform-observability';
import { storageConfig } from '@hearken/platform-storage';

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
    pluginsConfig,
    sessionsConfig,
  ],
  { defaults: { SERVICE_NAME: 'admin-api', PORT: '8081' } },
);

/** Whose health staff see. */
export const fleet = ['api', 'realtime-ws', 'admin-api', 'archive-fetcher', 'media-worker', 'plugin-runner'] as const;

export const http: HttpOptions = { name: 'admin-api', prefix: 'api/v1/admin', docs: 'api/v1/admin/docs' };
