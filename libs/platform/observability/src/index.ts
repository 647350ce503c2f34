export { Health, type HealthIndicator, type HealthReport, type HealthStatus } from './health/health';
export { JsonLogger, type LoggedService } from './logging/json-logger';
export { loggingConfig, type LoggingConfig } from './logging/logging.config';
export { redact, REDACTED } from './logging/redact';
export { requestContext, type RequestContext } from './logging/request-context';
export { durationBuckets, Metrics } from './metrics/metrics';
export { RedMetrics } from './metrics/red';
export { ObservabilityModule } from './observability.module';
export { startTracing, stopTracing } from './tracing/start-tracing';
