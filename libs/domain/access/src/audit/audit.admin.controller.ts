import { permissions } from '@hearken/contracts';
import { RequirePermission } from '@hearken/platform-auth';
import type { Page } from '@hearken/platform-database';
import { Paged } from '@hearken/platform-http';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import {
  auditRecordSchema,
  listAuditQuerySchema,
  toAuditRecordResponse,
  type AuditRecordResponse,
  type ListAuditQuery,
} from './audit.dto';
import { AuditListService } from './audit-list.service';

@ApiTags('audit')
@Controller('audit')
export class AuditAdminController {
  constructor(private readonly audit: AuditListService) {}

  @Get()
  @RequirePermission(permissions.readAudit)
  @ApiOperation({ operationId: 'listAudit', summary: 'What was changed and read by whom, newest first' })
  @Paged(auditRecordSchema)
  async listAudit(@Query({ schema: listAuditQuerySchema }) query: ListAuditQuery): Promise<Page<AuditRecordResponse>> {
    const { items, nextCursor } = await this.audit.list(query);
    return { items: items.map(toAuditRecordResponse), nextCursor };
  }
}
