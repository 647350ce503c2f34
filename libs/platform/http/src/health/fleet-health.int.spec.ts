import { ConfigModule, serviceConfig } from '@hearken/platform-config';
import { databaseConfig, DatabaseModule } from '@hearken/platform-database';
import { MessagingModule, messagingConfig, natsConfig } from '@hearken/platform-messaging';
import { Health, loggingConfig, ObservabilityModule } from '@hearken/platform-observability';
import { startNats, testDatabase, type TestDatabase, type TestServer } from '@hearken/platform-testing';
import { AuthModule, GRANTS_SOURCE, KEYS_SOURCE, REVOCATION_SOURCE } from '@hearken/platform-auth';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { configureHttpApp, httpAdapter } from '../app/create-http-app';
import { HttpModule } from '../app/http.module';
import { httpConfig } from '../http.config';
import { FleetHealthModule } from './fleet-health.module';

jest.setTimeout(60_000);

@Global()
@Module({
  providers: [KEYS_SOURCE, REVOCATION_SOURCE, GRANTS_SOURCE].map((provide) => ({ provide, useValue: {} })),
  exports: [KEYS_SOURCE, REVOCATION_SOURCE, GRANTS_SOURCE],
})
class NobodySignsInModule {}

let database: TestDatabase;
let nats: TestServer;
const apps: NestFastifyApplication[] = [];

async function start(name: string): Promise<NestFastifyApplication> {
  const env = {
    SERVICE_NAME: name,
    DATABASE_URL: database.roleUrl('hearken_api'),
    NATS_URL: nats.url,
    LOG_LEVEL: 'silent',
  };
  @Module({
    imports: [
      ConfigModule.forRoot([serviceConfig, databaseConfig, natsConfig, messagingConfig, loggingConfig, httpConfig], {
        env,
      }),
      ObservabilityModule.forRoot(),
      DatabaseModule.forRoot(),
      MessagingModule.forRoot(),
      NobodySignsInModule,
      AuthModule.forRoot(),
      HttpModule.forRoot(),
      FleetHealthModule.forRoot({ services: ['api', 'media-worker'] }),
    ],
  })
  class AppModule {}
  const bare = await NestFactory.create<NestFastifyApplication>(AppModule, httpAdapter({ env }), {
    bodyParser: false,
    logger: false,
  });
  const app = configureHttpApp(bare, { name, prefix: 'api/v1', unprefixed: ['healthz'] });
  await app.listen(0, '127.0.0.1');
  apps.push(app);
  return app;
}

async function ask(app: NestFastifyApplication, path = '/healthz') {
  const response = await fetch(`${await app.getUrl()}${path}`);
  return { status: response.status, body: (await response.json()) as object };
}

beforeAll(async () => {
  [database, nats] = await Promise.all([testDatabase(), startNats()]);
});
afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await Promise.all([database.drop(), nats.stop()]);
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('did not come about in 10 s');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

it('is 200 only when every service says that it is ready', async () => {
  const api = await start('api');
  expect(await ask(api)).toMatchObject({
    status: 503,
    body: {
      status: 'not-ready',
      services: [
        { service: 'api', status: 'ready' },
        { service: 'media-worker', status: 'silent' },
      ],
    },
  });

  const worker = await start('media-worker');
  await until(async () => (await ask(api)).status === 200);
  expect(await ask(api)).toMatchObject({
    body: {
      services: [
        { service: 'api' },
        {
          service: 'media-worker',
          status: 'ready',
          checks: { database: 'ok', nats: 'ok' },
          uptimeSeconds: expect.any(Number),
        },
      ],
    },
  });

  worker.get(Health).register({ name: 'disk', check: () => Promise.reject(new Error('full')) });
  await until(async () => (await ask(api)).status === 503);
  expect(await ask(api)).toMatchObject({ body: { services: [{}, { status: 'not-ready', checks: { disk: 'full' } }] } });
  expect(await ask(worker, '/health/ready')).toMatchObject({ status: 503, body: { checks: { disk: 'full' } } });
  expect(await ask(worker, '/health/live')).toMatchObject({ status: 200 });
});

it('stays in service without NATS, and says so', async () => {
  const [api] = apps;
  await nats.kill9();
  if (!api) throw new Error('started above');
  await until(async () => JSON.stringify((await ask(api, '/health/ready')).body).includes('not connected'));
  expect(await ask(api, '/health/ready')).toMatchObject({
    status: 200,
    body: { status: 'ready', checks: { nats: 'not connected' } },
  });
  expect((await ask(api)).status).toBe(503);
});
