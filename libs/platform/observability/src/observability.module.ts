import { serviceConfig, type ConfigOf } from '@hearken/platform-config';
import { Module, type DynamicModule } from '@nestjs/common';

import { Health } from './health/health';
import { JsonLogger } from './logging/json-logger';
import { loggingConfig, type LoggingConfig } from './logging/logging.config';
import { Metrics } from './metrics/metrics';
import { RedMetrics } from './metrics/red';
import { TraceFlush } from './tracing/trace-flush';

/** Logs, metrics and health of a process, for the whole app. Needs `serviceConfig` and `loggingConfig`. */
@Module({})
export class ObservabilityModule {
  static forRoot(): DynamicModule {
    return {
      module: ObservabilityModule,
      global: true,
      providers: [
        {
          provide: JsonLogger,
          inject: [serviceConfig.token, loggingConfig.token],
          useFactory: (service: ConfigOf<typeof serviceConfig>, logging: LoggingConfig) =>
            new JsonLogger(service, logging),
        },
        Metrics,
        RedMetrics,
        Health,
        TraceFlush,
      ],
      exports: [JsonLogger, Metrics, RedMetrics, Health],
    };
  }
}
