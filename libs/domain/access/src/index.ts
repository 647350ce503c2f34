export { AccessAdminModule } from './access-admin.module';
export { AccessWorkerModule } from './access-worker.module';
export { accessConfig } from './access.config';
export { AccessModule } from './access.module';
export type { AuditEntry } from './audit/audit';
export { AuditChainService, type ChainReport } from './audit/audit-chain.service';
export { Audit } from './audit/audit.service';
export { RoleGrantsService } from './roles/role-grants.service';
