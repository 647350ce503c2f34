/** What a caller states about something that was done or read. */
export interface AuditEntry {
  /** null for the platform itself. */
  actorId: string | null;
  /** `area.resource.verb`, past actions named like permissions: `users.account.ban`. */
  action: string;
  targetType: string;
  targetId: string;
  /** Personal fields masked by the caller. */
  before?: unknown;
  after?: unknown;
  reason?: string;
  address?: string | null;
}

/** A stored entry. `position` is null until the sealer has chained it (at most a second). */
export interface AuditRecord {
  id: string;
  occurredAt: Date;
  actorId: string | null;
  action: string;
  targetType: string;
  targetId: string;
  before: unknown;
  after: unknown;
  reason: string | null;
  address: string | null;
  traceId: string | null;
  contentHash: Buffer;
  position: number | null;
  chainHash: Buffer | null;
}
