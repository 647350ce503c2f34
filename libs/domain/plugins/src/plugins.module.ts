import { ConversationsModule } from '@hearken/domain-conversations';
import { RiskModule } from '@hearken/domain-risk';
import { DueWork, SweeperModule } from '@hearken/platform-messaging';
import { Module, type OnModuleInit } from '@nestjs/common';

import { DeliveriesConsumer } from './deliveries/deliveries.consumer';
import { DeliveriesJob } from './deliveries/deliveries.job';
import { DeliveriesRepository } from './deliveries/deliveries.repository';
import { PluginRegistry } from './host/plugin-registry';
import { PluginsRepository } from './host/plugins.repository';

/** The plugin host: consumer, workers and the plugins' processes. */
@Module({
  imports: [ConversationsModule, RiskModule, SweeperModule.forRoot()],
  providers: [PluginsRepository, PluginRegistry, DeliveriesRepository, DeliveriesConsumer, DeliveriesJob],
  exports: [PluginRegistry],
})
export class PluginsModule implements OnModuleInit {
  constructor(
    private readonly job: DeliveriesJob,
    private readonly work: DueWork,
  ) {}

  /** After the providers' own onModuleInit: the registry has read the folders by then. */
  onModuleInit(): void {
    this.job.registerWith(this.work);
  }
}
