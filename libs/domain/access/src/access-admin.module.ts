import { Module } from '@nestjs/common';

import { AccessModule } from './access.module';
import { AuditAdminController } from './audit/audit.admin.controller';
import { AuditListService } from './audit/audit-list.service';

/** The auditors' list. */
@Module({ imports: [AccessModule], controllers: [AuditAdminController], providers: [AuditListService] })
export class AccessAdminModule {}
