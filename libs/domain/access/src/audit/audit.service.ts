import { uuidv7 } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';
import { trace } from '@opentelemetry/api';

import type { AuditEntry } from './audit';
import { AuditRepository } from './audit.repository';
import { contentHashOf } from './audit.rules';

/** Where every change by staff and every sensitive reading is written down. */
@Injectable()
export class Audit {
  constructor(private readonly audit: AuditRepository) {}

  /** Appends in the ambient transaction, so that a deed and its record commit together or not at all. */
  async record(entry: AuditEntry): Promise<void> {
    const content = {
      id: uuidv7(),
      occurredAt: new Date(),
      actorId: entry.actorId,
      action: entry.action,
      targetType: entry.targetType,
      targetId: entry.targetId,
      before: entry.before ?? null,
      after: entry.after ?? null,
      reason: entry.reason ?? null,
      address: entry.address ?? null,
      traceId: trace.getActiveSpan()?.spanContext().traceId ?? null,
    };
    await this.audit.insert({ ...content, contentHash: contentHashOf(content) });
  }
}
