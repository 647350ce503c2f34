import { defineConfig } from '@hearken/platform-config';
import { z } from 'zod';

export const tracingConfig = defineConfig(
  'tracing',
  {
    /** Base address of an OTLP/HTTP collector, e.g. http://collector:4318; empty means no tracing. */
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
    /** Share of traces that start here and are kept, 0 to 1. */
    OTEL_TRACES_SAMPLE_RATIO: z.coerce.number().min(0).max(1).default(1),
  },
  (env) => ({ endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT, sampleRatio: env.OTEL_TRACES_SAMPLE_RATIO }),
);

// Names of OpenTelemetry's semantic conventions.
export const SERVICE_NAME = 'service.name';
export const SERVICE_INSTANCE = 'service.instance.id';
