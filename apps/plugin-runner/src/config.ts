import { redisConfig } from '@hearken/platform-cache';
import { ConfigModule, keysConfig, serviceConfig } from '@hearken/platform-config';
import { databaseConfig } from '@hearken/platform-database';
import { conversationLogConfig } from '@hearken/domain-conversations';
import { pluginsConfig } from '@hearken/domain-plugins';
import { httpConfig, type HttpOptions } from '@hearken/platform-http';
import { messagingConfig, natsConfig } from '@hearken/platform-messaging';
import { loggingConfig } from '@hearken/platform-observability';

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
    conversationLogConfig,
    pluginsConfig,
  ],
  { defaults: { SERVICE_NAME: 'plugin-runner', PORT: '9004' } },
);

/** No routes of its own: probes and metrics only. */
export const http: HttpOptions = { name: 'plugin-runner', prefix: 'api/v1' };
