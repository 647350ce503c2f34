import { Health, Metrics } from '@hearken/platform-observability';
import type { INestApplication } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/** Probes and metrics stand outside of Nest's pipeline: no guard, no prefix, no document. The gateway does not route them. */
export function addProbeRoutes(app: INestApplication, fastify: FastifyInstance): void {
  const health = app.get(Health);
  const metrics = app.get(Metrics);
  fastify.get('/health/live', () => ({ status: 'ok' }));
  fastify.get('/health/ready', async (_request, reply) => {
    const report = await health.report();
    return reply.code(report.status === 'ready' ? 200 : 503).send(report);
  });
  fastify.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await metrics.expose();
    return reply.header('content-type', contentType).send(text);
  });
}
