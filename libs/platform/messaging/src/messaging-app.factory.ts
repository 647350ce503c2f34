import { defineEvent, type EventEnvelope } from '@hearken/contracts';
import { ConfigModule, serviceConfig } from '@hearken/platform-config';
import { databaseConfig, DatabaseModule, UnitOfWork } from '@hearken/platform-database';
import { Module, type INestApplicationContext, type Provider, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';

import { messagingConfig, natsConfig } from './messaging.config';
import { ConsumersModule, MessagingModule, OutboxRelayModule, SweeperModule } from './messaging.modules';
import { Outbox } from './outbox/outbox';

export const numbered = defineEvent('orders', 'numbered', 1, z.object({ n: z.number() }));
export const lettered = defineEvent('orders', 'lettered', 1, z.object({ letter: z.string() }));
export type Numbered = EventEnvelope<{ n: number }>;

interface AppOptions {
  databaseUrl: string;
  natsUrl: string;
  /** Which of the runtimes run in it. */
  run?: ('relay' | 'consumers' | 'sweepers')[];
  providers?: Provider[];
  env?: Record<string, string>;
}

/** A started application of messaging alone, as a service would compose it; close it in the test. */
export async function aMessagingApp(options: AppOptions): Promise<INestApplicationContext> {
  const { run = [], providers = [] } = options;
  const env = {
    HEARKEN_ENV: 'test',
    DATABASE_URL: options.databaseUrl,
    NATS_URL: options.natsUrl,
    CONSUMER_BACKOFF_MS: '20',
    CONSUMER_BACKOFF_MAX_MS: '100',
    CONSUMER_DRAIN_MS: '3000',
    OUTBOX_POLL_MS: '200',
    DUE_WORK_POLL_MS: '100',
    ...options.env,
  };
  const imports = [
    ConfigModule.forRoot([serviceConfig, databaseConfig, natsConfig, messagingConfig], { env }),
    DatabaseModule.forRoot(),
    MessagingModule.forRoot(),
    ...(run.includes('relay') ? [OutboxRelayModule] : []),
    ...(run.includes('consumers') ? [ConsumersModule.forRoot()] : []),
    ...(run.includes('sweepers') ? [SweeperModule.forRoot()] : []),
  ];
  class TestApp {}
  Module({ imports, providers })(TestApp);
  const logger = process.env.TEST_LOGS ? console : false;
  const app = await NestFactory.createApplicationContext(TestApp as Type, { logger, abortOnError: false });
  return app;
}

/** Announces numbers, each in a transaction of its own. */
export async function announce(app: INestApplicationContext, key: string, numbers: Iterable<number>): Promise<void> {
  const unitOfWork = app.get(UnitOfWork);
  const outbox = app.get(Outbox);
  for (const n of numbers) await unitOfWork.run(() => outbox.add(numbered, key, { n }));
}

/** Waits until the condition holds; throws after `ms` with what it was last. */
export async function until<T>(look: () => T | Promise<T>, holds: (seen: T) => boolean, ms = 10_000): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > deadline)
      throw new Error(`waited ${ms} ms in vain, last seen: ${JSON.stringify(seen)?.slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Rows of the outbox that are still to be carried away. */
export async function waiting(app: INestApplicationContext): Promise<number> {
  const [row] = await app.get(UnitOfWork).query<{ count: string }>('SELECT count(*) FROM messaging.outbox');
  return Number(row?.count);
}
