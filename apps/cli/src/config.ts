import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { accessConfig } from '@hearken/domain-access';
import { accountsConfig } from '@hearken/domain-accounts';
import { conversationLogConfig } from '@hearken/domain-conversations';
import { ledgerConfig } from '@hearken/domain-ledger';
import { sessionsConfig } from '@hearken/domain-sessions';
import { cacheConfig, redisConfig } from '@hearken/platform-cache';
import { ConfigModule, keysConfig, serviceConfig, type Environment } from '@hearken/platform-config';
import { databaseConfig, ownerDatabaseConfig } from '@hearken/platform-database';
import { messagingConfig, natsConfig } from '@hearken/platform-messaging';

/** What was set by hand, over what `npm start` has left beside its data for this command. */
export const environment: Environment = { ...installed(), ...process.env };

export const config = ConfigModule.forRoot(
  [
    serviceConfig,
    keysConfig,
    databaseConfig,
    ownerDatabaseConfig,
    natsConfig,
    messagingConfig,
    redisConfig,
    cacheConfig,
    accessConfig,
    accountsConfig,
    conversationLogConfig,
    ledgerConfig,
    sessionsConfig,
  ],
  { env: environment, defaults: { SERVICE_NAME: 'cli' } },
);

function installed(): Environment {
  const file = join(process.env['HEARKEN_DATA_DIR'] ?? '.data', 'operator.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Environment) : {};
}
