import { Module } from '@nestjs/common';

import { AuditRepository } from './audit/audit.repository';
import { Audit } from './audit/audit.service';
import { RoleGrantsService } from './roles/role-grants.service';
import { RolesRepository } from './roles/roles.repository';

/** What every service needs: what roles allow, and where to write deeds down. */
@Module({
  providers: [RolesRepository, RoleGrantsService, AuditRepository, Audit],
  exports: [RoleGrantsService, Audit, AuditRepository, RolesRepository],
})
export class AccessModule {}
