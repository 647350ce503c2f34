import type { RequestWithActor } from '@hearken/platform-auth';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { RATE_LIMIT_METADATA, type RateLimitRule } from './rate-limit.decorator';
import { RateLimits } from './rate-limits';

/** Enforces `@RateLimit`. Runs after the access guard, which knows the actor. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const rules = Reflect.getMetadata(RATE_LIMIT_METADATA, context.getHandler()) as RateLimitRule[] | undefined;
    return rules ? this.count(rules, context.switchToHttp().getRequest()) : true;
  }

  private async count(rules: RateLimitRule[], request: FastifyRequest & RequestWithActor): Promise<boolean> {
    const route = `${request.method} ${request.routeOptions.url ?? ''}`;
    for (const rule of rules) {
      const who = rule.key === 'actor' && request.actor ? request.actor.id : request.ip;
      await this.limits.consume(`${route} ${rule.windowSeconds} ${who}`, rule);
    }
    return true;
  }
}
