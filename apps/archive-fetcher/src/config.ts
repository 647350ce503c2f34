import { accessConfig } from '@hearken/domain-access';
import { accountsConfig } from '@hearken/domain-accounts';
import { conversationLogConfig } from '@hearken/domain-conversations';
import { redisConfig } from '@hearken/platform-cache';
import { ConfigModule, keysConfig, serviceConfig } from '@hearken/platform-config';
import { databaseConfig } from '@hearken/platform-database';
import { httpConfig, type HttpOptions } from '@hearken/platform-http';
import { messagingConfig, natsConfig } from '@hearken/platform-messaging';
import { loggingConfig } from '@hearken/platform-observability';

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
    accessConfig,
    accountsConfig,
    conversationLogConfig,
  ],
  { defaults: { SERVICE_NAME: 'archive-fetcher', PORT: '9002' } },
);

export const http: HttpOptions = { name: 'archive-fetcher', prefix: 'api/v1', docs: 'api/v1/archive/docs' };
