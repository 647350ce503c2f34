import { UnitOfWork } from '@hearken/platform-database';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';

import { Notifications } from '../connection/notifications';
import { DecoratedMethods } from '../decorated-methods';
import { messagingConfig, type MessagingConfig } from '../messaging.config';
import { stopSwitch } from '../stop-switch';
import { Sweeper, type SweepDefinition } from './sweeper';
import { SWEEPS, type SweepOptions } from './sweeps.decorator';

/** Runs the sweepers of due rows: those of @Sweeps methods and those registered by hand. */
@Injectable()
export class DueWork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = stopSwitch();
  private readonly definitions: SweepDefinition<never>[] = [];
  private readonly forget: (() => void)[] = [];
  private running: Promise<void>[] = [];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notifications: Notifications,
    private readonly methods: DecoratedMethods,
    @Inject(messagingConfig.token) private readonly config: MessagingConfig,
  ) {}

  /** Adds a sweeper; to be called before the application has started (onModuleInit). */
  register<T>(definition: SweepDefinition<T>): void {
    this.definitions.push(definition);
  }

  onApplicationBootstrap(): void {
    for (const { metadata, call } of this.methods.find<SweepOptions<never>>(SWEEPS)) {
      this.register({ ...metadata, handle: async (row) => void (await call(row)) });
    }
    this.running = this.definitions.map((definition) => this.start(definition));
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const forget of this.forget) forget();
    this.stop.abort();
    await Promise.all(this.running);
  }

  private start(definition: SweepDefinition<never>): Promise<void> {
    const sweeper = new Sweeper(definition, this.unitOfWork, this.config.dueWorkPollMs, this.stop.signal);
    if (definition.channel) this.forget.push(this.notifications.listen(definition.channel, () => sweeper.wake()));
    return sweeper.run();
  }
}
