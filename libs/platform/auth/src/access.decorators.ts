import type { Permission } from '@hearken/contracts';
import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';

import type { Actor } from './actor';

/** How a route or socket event may be reached. Each declares exactly one; none means nobody gets in. */
export type Access =
  | { kind: 'public'; reason: string }
  | { kind: 'signed-in' }
  | { kind: 'permission'; permission: Permission };

export const ACCESS_METADATA = 'hearken:access';

/** Open to everybody. The reason is for the reviewer, and is listed in routes.snap. */
export const Public = (reason: string) => SetMetadata<string, Access>(ACCESS_METADATA, { kind: 'public', reason });

/** Open to every valid account, whatever its roles. */
export const SignedIn = () => SetMetadata<string, Access>(ACCESS_METADATA, { kind: 'signed-in' });

/** Open to accounts one of whose roles grants the permission. */
export const RequirePermission = (permission: Permission) =>
  SetMetadata<string, Access>(ACCESS_METADATA, { kind: 'permission', permission });

/** The access that a handler declares, undefined when it forgot. Declared on the method only, so that reading one tells all. */
export function accessOf(handler: object): Access | undefined {
  return Reflect.getMetadata(ACCESS_METADATA, handler) as Access | undefined;
}

/** One word for listings: `public`, `signed-in` or the permission; `undeclared` is what the listing test refuses. */
export function describeAccess(access: Access | undefined): string {
  if (!access) return 'undeclared';
  return access.kind === 'permission' ? access.permission : access.kind;
}

/** What the guard leaves on the request. */
export interface RequestWithActor {
  actor?: Actor;
}

/** The actor of a request on a route that is not public. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<RequestWithActor>();
  if (!actor) throw new Error('@CurrentActor on a public route: there is no actor');
  return actor;
});
