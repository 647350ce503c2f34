import { decodeIdCursor, toPage, type Page } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { AuditRecord } from './audit';
import type { ListAuditQuery } from './audit.dto';
import { AuditRepository } from './audit.repository';

@Injectable()
export class AuditListService {
  constructor(private readonly audit: AuditRepository) {}

  /** Newest first. */
  async list({ cursor, limit, ...filter }: ListAuditQuery): Promise<Page<AuditRecord>> {
    const beforeId = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.audit.list(filter, beforeId, limit + 1);
    return toPage(rows, limit, (row) => [row.id]);
  }
}
