import { loadConfig } from '@hearken/platform-config';
import { SERVICE_INSTANCE, SERVICE_NAME, tracingConfig } from './tracing.config';

export type StopTracing = () => Promise<void>;

let running: StopTracing | undefined;

/** Sends what is still in memory and stops; harmless when nothing runs. */
export async function stopTracing(): Promise<void> {
  await running?.();
  running = undefined;
}

/**
 * Traces HTTP and SQL (messaging adds its own spans) and sends them to OTEL_EXPORTER_OTLP_ENDPOINT. Does nothing, and loads
 * nothing, without one. Call it before anything is served.
 */
export async function startTracing(service: string): Promise<void> {
  const { endpoint, sampleRatio } = loadConfig(tracingConfig);
  if (!endpoint) return;
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { BatchSpanProcessor } = await import('@opentelemetry/sdk-trace-node');
  const processor = new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }));
  running = await traceInto(service, [processor], sampleRatio);
}

type Sdk = typeof import('@opentelemetry/sdk-trace-node');
type SpanProcessor = InstanceType<Sdk['SimpleSpanProcessor']> | InstanceType<Sdk['BatchSpanProcessor']>;

/** The same with processors of one's own, for tests. */
export async function traceInto(
  service: string,
  spanProcessors: SpanProcessor[],
  sampleRatio = 1,
): Promise<StopTracing> {
  const { NodeTracerProvider, ParentBasedSampler, TraceIdRatioBasedSampler } =
    await import('@opentelemetry/sdk-trace-node');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const { registerInstrumentations } = await import('@opentelemetry/instrumentation');
  const { HttpInstrumentation } = await import('@opentelemetry/instrumentation-http');
  const { PgInstrumentation } = await import('@opentelemetry/instrumentation-pg');

  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ [SERVICE_NAME]: service, [SERVICE_INSTANCE]: String(process.pid) }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampleRatio) }),
    spanProcessors,
  });
  provider.register();
  const stopInstrumentations = registerInstrumentations({
    tracerProvider: provider,
    instrumentations: [
      new HttpInstrumentation({
        ignoreIncomingRequestHook: ({ url = '' }) => url.startsWith('/health') || url === '/metrics',
      }),
      // Statements without parent are the pollers' of relay and sweepers: thousands of traces that say nothing.
      new PgInstrumentation({ requireParentSpan: true, enhancedDatabaseReporting: false }),
    ],
  });
  // What was loaded before is patched when it is required once more. TypeORM does so with pg when it connects.
  await import('node:http');
  return async () => {
    stopInstrumentations();
    await provider.shutdown();
  };
}
