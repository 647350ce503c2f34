import { createHash } from 'node:crypto';

import type { RequestWithActor } from '@hearken/platform-auth';
import { DomainError } from '@hearken/platform-errors';
import { Injectable, Optional, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lastValueFrom, of, type Observable } from 'rxjs';

import type { IdempotentCall, StoredReply } from './idempotency.repository';
import { IdempotencyService } from './idempotency.service';
import { IDEMPOTENT_METADATA, type IdempotentOptions } from './idempotent.decorator';

const KEY = /^[!-~]{8,128}$/;

/** Does what `@Idempotent()` declares. Stands outside of the serializer, so what is stored is what was sent. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  // Optional: a service without a database has no idempotent routes.
  constructor(@Optional() private readonly idempotency?: IdempotencyService) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> | Promise<Observable<unknown>> {
    const options = Reflect.getMetadata(IDEMPOTENT_METADATA, context.getHandler()) as
      | Required<IdempotentOptions>
      | undefined;
    return options ? this.once(context, next, options) : next.handle();
  }

  private async once(
    context: ExecutionContext,
    next: CallHandler,
    { transactional }: Required<IdempotentOptions>,
  ): Promise<Observable<unknown>> {
    if (!this.idempotency) throw new Error('@Idempotent needs the DatabaseModule');
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const outcome = await this.idempotency.run(callOf(context.switchToHttp().getRequest()), transactional, async () => {
      const value: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      return { value, reply: storable(value, reply.statusCode) };
    });
    if (!outcome.replayed) return of(outcome.value);
    reply.code(outcome.reply.status).header('idempotency-replayed', 'true');
    return of(outcome.reply.body === null ? undefined : JSON.parse(outcome.reply.body));
  }
}

function callOf(request: FastifyRequest & RequestWithActor): IdempotentCall {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new DomainError(
      'IDEMPOTENCY_KEY_REQUIRED',
      'Send an Idempotency-Key header of 8 to 128 printable characters',
    );
  }
  const fingerprint = createHash('sha256')
    .update(request.url)
    .update('\0')
    .update(request.rawBody ?? '')
    .digest();
  return {
    actor: request.actor?.id ?? '-',
    route: `${request.method} ${request.routeOptions.url ?? ''}`,
    key,
    fingerprint,
  };
}

function storable(value: unknown, status: number): StoredReply {
  return { status, body: value === undefined ? null : JSON.stringify(value) };
}
