import { Module } from '@nestjs/common';

import { AccessModule } from './access.module';
import { AuditChainService } from './audit/audit-chain.service';
import { AuditSealerJob } from './audit/audit-sealer.job';
import { RoleSeedsService } from './roles/role-seeds.service';

/** Worker role: puts the built-in roles into the database at start, seals the audit. */
@Module({
  imports: [AccessModule],
  providers: [RoleSeedsService, AuditChainService, AuditSealerJob],
  exports: [AuditChainService],
})
export class AccessWorkerModule {}
