import { MESSAGING_METRICS } from '@hearken/platform-messaging';
import { Module, type DynamicModule } from '@nestjs/common';

import { PlatformHealth } from '../health/platform-health';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor';
import { IdempotencyRepository } from '../idempotency/idempotency.repository';
import { IdempotencyService } from '../idempotency/idempotency.service';
import { PrometheusMessagingMetrics } from '../metrics/messaging-metrics';
import { RateLimitGuard } from '../rate-limit/rate-limit.guard';
import { RateLimits } from '../rate-limit/rate-limits';
import { Drain } from './drain';

/** What the pipeline of `bootstrapHttp` needs from the app. Needs ConfigModule with `httpConfig`, ObservabilityModule and DatabaseModule. */
@Module({})
export class HttpModule {
  static forRoot(): DynamicModule {
    return {
      module: HttpModule,
      global: true,
      providers: [
        RateLimits,
        RateLimitGuard,
        IdempotencyRepository,
        IdempotencyService,
        IdempotencyInterceptor,
        PlatformHealth,
        Drain,
        { provide: MESSAGING_METRICS, useClass: PrometheusMessagingMetrics },
      ],
      exports: [RateLimits, RateLimitGuard, IdempotencyInterceptor, MESSAGING_METRICS],
    };
  }
}
