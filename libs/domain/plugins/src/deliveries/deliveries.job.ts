import { textOfContent } from '@hearken/contracts';
import { EntryCipher } from '@hearken/domain-conversations';
import { AlertsService } from '@hearken/domain-risk';
import type { ConfigOf } from '@hearken/platform-config';
import { DueWork } from '@hearken/platform-messaging';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';

import { PluginFailure } from '../host/plugin-process';
import { PluginRegistry } from '../host/plugin-registry';
import type { PluginAlert } from '../host/protocol';
import { pluginsConfig } from '../plugins.config';
import { claimOf, DeliveriesRepository, deliveriesChannel } from './deliveries.repository';
import { retryDelayMs, type Delivery } from './delivery.rules';

/** Shows each plugin its messages: the alerts and the end of the delivery are one transaction. */
@Injectable()
export class DeliveriesJob implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(DeliveriesJob.name);
  private refreshing: NodeJS.Timeout | undefined;

  constructor(
    private readonly registry: PluginRegistry,
    private readonly deliveries: DeliveriesRepository,
    private readonly cipher: EntryCipher,
    private readonly alerts: AlertsService,
    @Inject(pluginsConfig.token) private readonly config: ConfigOf<typeof pluginsConfig>,
  ) {}

  /** A sweeper a plugin, so that one that hangs holds up its own messages only. */
  registerWith(work: DueWork): void {
    for (const name of this.registry.names) {
      work.register<Delivery>({
        name: `plugin ${name}`,
        claim: claimOf(name),
        channel: deliveriesChannel,
        concurrency: 1,
        handle: (delivery) => this.deliver(delivery),
      });
    }
  }

  onModuleInit(): void {
    this.refreshing = setInterval(() => {
      this.registry
        .refresh()
        .catch((error: unknown) => this.logger.warn(`plugins' settings cannot be read: ${String(error)}`));
    }, this.config.refreshMs);
  }

  onApplicationShutdown(): void {
    clearInterval(this.refreshing);
  }

  private async deliver(delivery: Delivery): Promise<void> {
    const process = this.registry.processOf(delivery.plugin);
    // Disabled meanwhile: its messages wait, as a cursor would.
    if (!process) return this.deliveries.retryLater(delivery.id, 10_000, 'plugin is not enabled');
    try {
      const content = await this.cipher.open(delivery.conversationId, delivery.messageId, delivery.sealed);
      const { conversationId, messageId, entryType } = delivery;
      const seq = Number(delivery.seq);
      const found = await process.handle({
        messageId,
        conversationId,
        seq,
        type: entryType,
        text: textOfContent(content),
      });
      await this.raise(delivery, seq, found);
      await this.deliveries.delete(delivery.id);
    } catch (error) {
      if (!(error instanceof PluginFailure)) throw error;
      await this.failed(delivery, error);
    }
  }

  private async raise(
    { plugin, conversationId, messageId }: Delivery,
    seq: number,
    found: readonly PluginAlert[],
  ): Promise<void> {
    for (const { rule, level, words } of found)
      await this.alerts.raise({ plugin, rule, level, conversationId, seq, messageId, matches: words });
  }

  private failed({ id, plugin, attempts }: Delivery, error: PluginFailure): Promise<void> {
    this.logger.warn(`${plugin} failed on a message, attempt ${attempts + 1}: ${error.message}`);
    if (attempts + 1 >= this.config.maxAttempts) return this.deliveries.bury(id, error.message);
    return this.deliveries.retryLater(id, retryDelayMs(attempts), error.message);
  }
}
