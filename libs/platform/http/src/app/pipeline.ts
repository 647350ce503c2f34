import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import {
  loggingConfig,
  JsonLogger,
  RedMetrics,
  requestContext,
  type LoggingConfig,
} from '@hearken/platform-observability';
import type { INestApplication } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { RequestWithActor } from '@hearken/platform-auth';
import type { RouteTable } from '../request/route-table';
import { docsHeaders, securityHeaders } from './security-headers';

const REQUEST_ID = /^[\w.-]{8,64}$/;

/** The gateway's request id when it looks like one, so that its log and ours meet; else a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

/** What happens around every request: id, headers, log context, metrics, access log. */
export function addHooks(
  app: INestApplication,
  fastify: FastifyInstance,
  routes: RouteTable,
  docs: string | undefined,
): void {
  const logging = app.get<LoggingConfig>(loggingConfig.token);
  const logger = app.get(JsonLogger).pino.child({ context: 'Access' });
  const red = app.get(RedMetrics);
  const docsPath = docs && `/${docs}`;

  fastify.addHook('onRoute', ({ method, url }) => routes.add(method, url));
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(docsPath && request.url.startsWith(docsPath) ? docsHeaders : securityHeaders);
    reply.header('x-request-id', request.id);
    requestContext.run({ requestId: request.id }, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    red.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    if (logging.accessLog && !isProbe(route)) logger.info(accessLine(request, reply, route), 'request');
    done();
  });
}

const isProbe = (route: string) => route.startsWith('/health/') || route === '/metrics';

/** No query (signed addresses, cursors), no headers, no body. */
function accessLine(request: FastifyRequest & RequestWithActor, reply: FastifyReply, route: string) {
  return {
    requestId: request.id,
    method: request.method,
    path: request.url.split('?', 1)[0],
    route,
    status: reply.statusCode,
    durationMs: Math.round(reply.elapsedTime * 10) / 10,
    address: request.ip,
    ...(request.actor ? { actorId: request.actor.id } : {}),
  };
}
