import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';

import { NatsConnection } from './connection/nats-connection';
import { Notifications } from './connection/notifications';
import { Publisher } from './connection/publisher';
import { Subscriptions } from './connection/subscriptions';
import { Consumers } from './consumers/consumers';
import { ConsumersRuntime } from './consumers/consumers-runtime';
import { DeadLetters } from './consumers/dead-letters';
import { DecoratedMethods } from './decorated-methods';
import { LanePublisher } from './outbox/lane-publisher';
import { Outbox } from './outbox/outbox';
import { OutboxRelay } from './outbox/outbox-relay';
import { Answering } from './requests/answering';
import { Requests } from './requests/requests';
import { DueWork } from './work/due-work';
import { Housekeeping } from './work/housekeeping';
import { Timers } from './work/timers';

const offered = [
  NatsConnection,
  Notifications,
  Publisher,
  Subscriptions,
  Outbox,
  Requests,
  DeadLetters,
  DecoratedMethods,
];

/** What every process needs to speak: outbox, publisher, subscriptions, requests and answers. Needs databaseConfig, natsConfig, messagingConfig. */
@Module({})
export class MessagingModule {
  static forRoot(): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [...offered, Answering],
      exports: offered,
    };
  }
}

/** The relay of the outbox and the housekeeping of messaging's tables: worker role. */
@Module({ providers: [LanePublisher, OutboxRelay, Housekeeping], exports: [OutboxRelay, Housekeeping] })
export class OutboxRelayModule {}

/** Runs the application's @Consumes methods. */
@Module({})
export class ConsumersModule {
  static forRoot(): DynamicModule {
    return { module: ConsumersModule, providers: [Consumers, ConsumersRuntime] };
  }
}

/** Runs the application's @Every methods. */
@Module({ providers: [Timers] })
export class TimersModule {}

/** Runs the application's sweepers of due rows (@Sweeps, DueWork) and its @Every methods: worker role. */
@Module({ imports: [TimersModule], providers: [DueWork], exports: [DueWork] })
export class SweeperModule {
  static forRoot(): DynamicModule {
    return { module: SweeperModule, global: true };
  }
}
