import { UnitOfWork } from '@hearken/platform-database';
import { Inject, Injectable, Optional } from '@nestjs/common';

import { messagingConfig, type MessagingConfig } from '../messaging.config';
import { MESSAGING_METRICS, noMetrics, type MessagingMetrics } from '../metrics';
import { DeadLetters } from './dead-letters';
import type { DeliveryTools } from './delivery';

/** What every delivery needs, gathered so that `Consumers` stays about starting and stopping. */
@Injectable()
export class ConsumersRuntime {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deadLetters: DeadLetters,
    @Inject(messagingConfig.token) readonly config: MessagingConfig,
    @Optional() @Inject(MESSAGING_METRICS) private readonly metrics: MessagingMetrics = noMetrics,
  ) {}

  tools(stopping: AbortSignal): DeliveryTools {
    return {
      unitOfWork: this.unitOfWork,
      deadLetters: this.deadLetters,
      config: this.config,
      metrics: this.metrics,
      stopping,
    };
  }
}
