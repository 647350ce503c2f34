import { loadConfig, type ConfigOptions } from '@hearken/platform-config';
import { JsonLogger } from '@hearken/platform-observability';
import { Logger, RequestMethod, type INestApplication, type Type } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { addProbeRoutes } from '../health/probe-routes';
import { httpConfig } from '../http.config';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor';
import { serveDocument } from '../openapi/serve-document';
import { answerClientError } from '../problems/client-error';
import { ProblemFilter, sendProblem } from '../problems/problem.filter';
import { RateLimitGuard } from '../rate-limit/rate-limit.guard';
import { useBodyParsers } from '../request/body-parsers';
import { ResponseSerializer } from '../request/response.serializer';
import { RouteTable } from '../request/route-table';
import { ValidationPipe } from '../request/validation.pipe';
import type { HttpOptions } from './http-options';
import { addHooks, requestIdOf } from './pipeline';

/** The adapter with everything that Fastify must know at birth. Tests hand it to `createNestApplication`. */
export function httpAdapter(config?: ConfigOptions): FastifyAdapter {
  const { bodyLimitBytes, trustedProxies } = loadConfig(httpConfig, config);
  const logger = new Logger('Http');
  return new FastifyAdapter({
    bodyLimit: bodyLimitBytes,
    trustProxy: trustedProxies,
    genReqId: requestIdOf,
    clientErrorHandler: answerClientError,
    // Addresses that the router cannot read, before any route or hook.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(error, request, reply, logger),
    // No Nest middleware anywhere, so nothing for middie to run on each request.
    skipMiddie: true,
    routerOptions: { maxParamLength: 500 },
  });
}

/** Makes the app with its whole pipeline, not yet initialised and not listening. */
export async function createHttpApp(root: Type, options: HttpOptions): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(root, httpAdapter(), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(JsonLogger));
  app.enableShutdownHooks([], { useProcessExit: true });
  return configureHttpApp(app, options);
}

/** Puts the pipeline onto an app made elsewhere, e.g. by a testing module. */
export function configureHttpApp<App extends INestApplication>(app: App, options: HttpOptions): App {
  const fastify = app.getHttpAdapter().getInstance() as FastifyInstance;
  const routes = new RouteTable();
  setPrefix(app, options);
  addHooks(app, fastify, routes, options.docs);
  useBodyParsers(fastify, fastify.initialConfig.bodyLimit ?? loadConfig(httpConfig).bodyLimitBytes);
  addProbeRoutes(app, fastify);
  // Nest's own order: guards of modules (access) come before these, and the first interceptor is the outermost.
  app.useGlobalGuards(app.get(RateLimitGuard));
  app.useGlobalPipes(new ValidationPipe());
  app.useGlobalInterceptors(app.get(IdempotencyInterceptor), new ResponseSerializer(app.get(Reflector)));
  app.useGlobalFilters(new ProblemFilter(routes));
  if (options.docs) serveDocument(app, options);
  return app;
}

/** Also by the generators, which must see the same paths. */
export function setPrefix(app: INestApplication, { prefix, unprefixed = [] }: HttpOptions): void {
  const exclude = unprefixed
    .flatMap((segment) => [segment, `${segment}/*path`])
    .map((path) => ({ path, method: RequestMethod.ALL }));
  app.setGlobalPrefix(prefix, { exclude });
}
