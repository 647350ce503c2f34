import { defaultRoleGrants, roles } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable, type OnModuleInit } from '@nestjs/common';

import { RoleGrantsService } from './role-grants.service';
import { RolesRepository } from './roles.repository';

/** Brings the built-in roles of this release into the database at start. Harmless to repeat and to run in several processes. */
@Injectable()
export class RoleSeedsService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly roles: RolesRepository,
    private readonly grants: RoleGrantsService,
  ) {}

  async onModuleInit(): Promise<void> {
    const all = roles.flatMap((role) => defaultRoleGrants[role].map((permission) => ({ role, permission })));
    await this.unitOfWork.run(() => this.roles.seed(all));
    await this.grants.reload();
  }
}
