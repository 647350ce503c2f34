import type { Permission, Role } from '@hearken/contracts';
import { RolePermissionEntity } from '@hearken/entities';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

export interface Grant {
  role: string;
  permission: string;
}

@Injectable()
export class RolesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async grants(): Promise<Grant[]> {
    return this.unitOfWork.manager
      .getRepository(RolePermissionEntity)
      .find({ select: { role: true, permission: true } });
  }

  /** Adds built-in grants that were never seeded before; one that was taken away since stays away. */
  async seed(grants: { role: Role; permission: Permission }[]): Promise<void> {
    const params = [grants.map(({ role }) => role), grants.map(({ permission }) => permission)];
    await this.unitOfWork.query(
      `INSERT INTO access.roles (role, built_in) SELECT DISTINCT role, true FROM unnest($1::text[]) AS role ON CONFLICT DO NOTHING`,
      [params[0]],
    );
    await this.unitOfWork.query(
      `WITH fresh AS (
         INSERT INTO access.seeded_grants (role, permission)
         SELECT role, permission FROM unnest($1::text[], $2::text[]) AS g (role, permission)
         ON CONFLICT DO NOTHING RETURNING role, permission)
       INSERT INTO access.role_permissions (role, permission) SELECT role, permission FROM fresh ON CONFLICT DO NOTHING`,
      params,
    );
  }
}
