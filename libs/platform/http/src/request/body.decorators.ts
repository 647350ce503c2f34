import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** How the body of a route is read; JSON where nothing is said. */
export type BodyKind = 'json' | 'raw' | 'stream';

declare module 'fastify' {
  interface FastifyContextConfig {
    hearkenBody?: BodyKind;
  }
  interface FastifyRequest {
    /** The bytes of a JSON or raw body. */
    rawBody: Buffer | null;
  }
}

const bodyOf = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>().body,
);

/** The bytes as they came, any content type: for callbacks whose signature covers them. A Buffer of at most the body limit. */
export const RawBody = () => readAs('raw');

/** The body as a stream without limit: whoever reads it counts. */
export const StreamBody = () => readAs('stream');

function readAs(kind: BodyKind): ParameterDecorator {
  return (target, key, index) => {
    const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key === undefined || !descriptor) throw new Error('the body decorators belong on a route method');
    RouteConfig({ hearkenBody: kind })(target, key, descriptor);
    bodyOf()(target, key, index);
  };
}
