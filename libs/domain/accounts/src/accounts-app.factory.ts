import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureKeys } from '@hearken/crypto';
import { accessConfig, AccessModule, AccessWorkerModule, RoleGrantsService } from '@hearken/domain-access';
import * as entities from '@hearken/entities';
import { AuthModule } from '@hearken/platform-auth';
import { ConfigModule, keysConfig, KeysModule, serviceConfig } from '@hearken/platform-config';
import { databaseConfig, DatabaseModule } from '@hearken/platform-database';
import { configureHttpApp, httpAdapter, httpConfig, HttpModule } from '@hearken/platform-http';
import { messagingConfig, MessagingModule, natsConfig } from '@hearken/platform-messaging';
import { loggingConfig, ObservabilityModule } from '@hearken/platform-observability';
import { testDatabase, type TestDatabase, type TestRole } from '@hearken/platform-testing';
import type { INestApplicationContext, ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { accountsConfig } from './accounts.config';
import { AccountsModule } from './accounts.module';
import { RevocationsService } from './revocations/revocations.service';
import { VerificationKeysService } from './signing-keys/verification-keys.service';

class TestRootModule {}

/** Only in processes that serve HTTP: passport keeps one strategy a process, and the last app made would answer for all. */
const httpModules = [
  HttpModule.forRoot(),
  AuthModule.forRoot({
    imports: [AccountsModule, AccessModule],
    keys: VerificationKeysService,
    revocations: RevocationsService,
    grants: RoleGrantsService,
  }),
  AccessWorkerModule,
];

export interface Answer<T = Record<string, unknown>> {
  status: number;
  body: T;
}

/** Services of a small fleet on real servers: one database, one key folder, as many processes' worth of apps as a test needs. */
export class AccountsFleet {
  private readonly apps: INestApplicationContext[] = [];

  private constructor(
    readonly database: TestDatabase,
    private readonly keysDir: string,
  ) {}

  static async start(): Promise<AccountsFleet> {
    const keysDir = await mkdtemp(join(tmpdir(), 'hearken-keys-'));
    await ensureKeys(keysDir);
    return new AccountsFleet(await testDatabase(), keysDir);
  }

  async stop(): Promise<void> {
    for (const app of this.apps) await app.close();
    await this.database.drop();
    await rm(this.keysDir, { recursive: true });
  }

  /** A process without HTTP, connected as a service's role. */
  async context(
    role: TestRole,
    imports: ModuleMetadata['imports'],
    env: Record<string, string>,
  ): Promise<INestApplicationContext> {
    const app = await NestFactory.createApplicationContext(this.root(role, imports, env), {
      logger: false,
      abortOnError: false,
    });
    this.apps.push(app);
    return app;
  }

  /** A process that serves HTTP behind the access guard; its address. */
  async http(role: TestRole, imports: ModuleMetadata['imports'], env: Record<string, string>) {
    const root = this.root(role, [...httpModules, ...(imports ?? [])], env);
    const app = await NestFactory.create<NestFastifyApplication>(root, httpAdapter({ env }), {
      bodyParser: false,
      logger: false,
      abortOnError: false,
    });
    configureHttpApp(app, { name: 'accounts-test', prefix: 'api/v1' });
    await app.listen(0, '127.0.0.1');
    this.apps.push(app);
    return { app, base: `${(await app.getUrl()).replace('[::1]', '127.0.0.1')}/api/v1` };
  }

  private root(role: TestRole, imports: ModuleMetadata['imports'], env: Record<string, string>) {
    const environment = {
      LOG_LEVEL: 'silent',
      RATE_LIMITS: 'false',
      NATS_FIRST_CONNECT_WAIT_MS: '500',
      KEYS_DIR: this.keysDir,
      DATABASE_URL: this.database.roleUrl(role),
      ...env,
    };
    const fragments = [
      serviceConfig,
      keysConfig,
      loggingConfig,
      httpConfig,
      databaseConfig,
      natsConfig,
      messagingConfig,
      accessConfig,
      accountsConfig,
    ];
    return {
      module: TestRootModule,
      imports: [
        ConfigModule.forRoot(fragments, { env: environment }),
        KeysModule,
        ObservabilityModule.forRoot(),
        DatabaseModule.forRoot({ entities }),
        MessagingModule.forRoot(),
        ...(imports ?? []),
      ],
    };
  }
}

/** Calls a JSON route. */
export async function call<T = Record<string, unknown>>(
  url: string,
  {
    method = 'GET',
    token,
    body,
    agent = 'firefox',
  }: { method?: string; token?: string; body?: unknown; agent?: string } = {},
): Promise<Answer<T>> {
  const response = await fetch(url, {
    method,
    headers: {
      'user-agent': agent,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as T };
}
