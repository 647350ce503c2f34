import { conversationLogConfig } from '@hearken/domain-conversations';
import { redisConfig } from '@hearken/platform-cache';
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
    databaseConfig,
    natsConfig,
    messagingConfig,
    redisConfig,
    loggingConfig,
    httpConfig,
    storageConfig,
    conversationLogConfig,
  ],
  { defaults: { SERVICE_NAME: 'media-worker', PORT: '9003' } },
);

export const http: HttpOptions = { name: 'media-worker', prefix: 'api/v1', unprefixed: ['files'] };
