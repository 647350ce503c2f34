import { UnitOfWork } from '@hearken/platform-database';
import { NatsConnection, Subscriptions } from '@hearken/platform-messaging';
import { Health } from '@hearken/platform-observability';
import { Inject, Injectable, Optional, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { serviceConfig, type ConfigOf } from '@hearken/platform-config';

import { healthSubject } from './health.subject';

/** Watches what every service stands on, and answers the fleet's question over NATS. */
@Injectable()
export class PlatformHealth implements OnModuleInit, OnApplicationShutdown {
  private stopAnswering: () => void = () => undefined;

  // All optional: a service registers what it has.
  constructor(
    private readonly health: Health,
    @Inject(serviceConfig.token) private readonly service: ConfigOf<typeof serviceConfig>,
    @Optional() private readonly unitOfWork?: UnitOfWork,
    @Optional() private readonly nats?: NatsConnection,
    @Optional() private readonly subscriptions?: Subscriptions,
  ) {}

  onModuleInit(): void {
    const { unitOfWork, nats } = this;
    if (unitOfWork) {
      this.health.register({ name: 'database', check: async () => void (await unitOfWork.query('SELECT 1')) });
    }
    if (nats) {
      // Services go on without NATS, and a fleet that takes itself out of service with it would only add to the trouble.
      this.health.register({
        name: 'nats',
        essential: false,
        check: () => (nats.isConnected ? Promise.resolve() : Promise.reject(new Error('not connected'))),
      });
    }
    if (this.subscriptions) {
      this.stopAnswering = this.subscriptions.subscribeMessages(healthSubject(this.service.name), async (message) => {
        message.respond(JSON.stringify(await this.health.report()));
      });
    }
  }

  onApplicationShutdown(): void {
    this.stopAnswering();
  }
}
