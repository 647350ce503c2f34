import { DomainError } from '@hearken/platform-errors';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';

import { accessOf, type RequestWithActor } from './access.decorators';
import type { Actor } from './actor';
import { unauthenticated } from './access-claims';
import { bearerToken } from './bearer-token';
import { Permissions } from './permissions.service';
import { refusal, TokenVerifier } from './token-verifier';

type HttpRequest = RequestWithActor & Parameters<typeof bearerToken>[0];

class PassportGuard extends AuthGuard('jwt') {
  /** passport hands over why it failed as `info`; a DomainError among them is already the right answer. */
  override handleRequest<T>(error: unknown, actor: T | false, info: unknown): T {
    if (actor) return actor;
    const reason = error ?? info;
    throw reason instanceof DomainError ? reason : refusal(reason);
  }
}

/** Lets a request in when its route declares access and the caller has it. Sockets are guarded by their gateway. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly passport = new PassportGuard({ property: 'actor' });

  constructor(
    private readonly tokens: TokenVerifier,
    private readonly permissions: Permissions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const access = accessOf(context.getHandler());
    // Forgetting to declare must not open a door.
    if (!access) throw new DomainError('FORBIDDEN', 'This route declares no access');
    if (access.kind === 'public') return true;

    const actor = await this.actorOf(context);
    if (access.kind === 'permission' && !(await this.permissions.can(actor, access.permission))) {
      throw new DomainError('FORBIDDEN', 'Your roles do not allow this');
    }
    return true;
  }

  private async actorOf(context: ExecutionContext): Promise<Actor> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const raw = bearerToken(request);
    if (!raw) throw unauthenticated();
    request.actor = this.tokens.recall(raw);
    if (!request.actor) await this.passport.canActivate(context);
    if (!request.actor) throw unauthenticated();
    return request.actor;
  }
}
