import type { Permission } from '@hearken/contracts';
import { Inject, Injectable } from '@nestjs/common';

import type { Actor } from './actor';
import { GRANTS_SOURCE, type RoleGrants } from './auth.ports';

/** Answers what an actor may do; for use cases whose answer depends on a permission, not only whether they run. */
@Injectable()
export class Permissions {
  constructor(@Inject(GRANTS_SOURCE) private readonly grants: RoleGrants) {}

  async can(actor: Actor, permission: Permission): Promise<boolean> {
    return (await this.grants.permissionsOf(actor.roles)).has(permission);
  }
}
