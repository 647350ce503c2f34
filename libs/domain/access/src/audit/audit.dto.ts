import { writtenText } from '@hearken/contracts';
import { pageSchema } from '@hearken/platform-database';
import { z } from 'zod';

import type { AuditRecord } from './audit';

export const listAuditQuerySchema = z.strictObject({
  ...pageSchema.shape,
  actorId: z.uuid().optional(),
  action: writtenText(100).optional(),
  targetType: writtenText(60).optional(),
  targetId: writtenText(200).optional(),
});
export type ListAuditQuery = z.infer<typeof listAuditQuerySchema>;

export const auditRecordSchema = z.object({
  id: z.uuid(),
  occurredAt: z.iso.datetime(),
  actorId: z.uuid().nullable(),
  action: z.string(),
  targetType: z.string(),
  targetId: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  address: z.string().nullable(),
  position: z.int().min(1).nullable().describe('Place in the sealed chain; null for less than a second after the deed'),
  contentHash: z.string().describe('SHA-256, hex'),
  chainHash: z.string().nullable().describe('SHA-256 over the link before and this content, hex'),
});
export type AuditRecordResponse = z.infer<typeof auditRecordSchema>;

/** An audit entry as auditors see it. */
export function toAuditRecordResponse(record: AuditRecord): AuditRecordResponse {
  return {
    id: record.id,
    occurredAt: record.occurredAt.toISOString(),
    actorId: record.actorId,
    action: record.action,
    targetType: record.targetType,
    targetId: record.targetId,
    before: record.before,
    after: record.after,
    reason: record.reason,
    address: record.address,
    position: record.position,
    contentHash: record.contentHash.toString('hex'),
    chainHash: record.chainHash?.toString('hex') ?? null,
  };
}
