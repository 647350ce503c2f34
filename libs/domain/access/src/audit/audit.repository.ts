import { AuditEntity } from '@hearken/entities';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { AuditRecord } from './audit';

export interface AuditFilter {
  actorId?: string;
  action?: string;
  targetType?: string;
  targetId?: string;
}

export interface Seal {
  id: string;
  position: number;
  prevHash: Buffer;
  chainHash: Buffer;
}

interface Row {
  id: string;
  occurred_at: Date;
  actor_id: string | null;
  action: string;
  target_type: string;
  target_id: string;
  before: unknown;
  after: unknown;
  reason: string | null;
  address: string | null;
  trace_id: string | null;
  content_hash: Buffer;
  position: string | null;
  chain_hash: Buffer | null;
}

@Injectable()
export class AuditRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(record: Omit<AuditRecord, 'position' | 'chainHash'>): Promise<void> {
    // Not insert(): TypeORM would ask for the columns' defaults back, and writers may not read the audit.
    const {
      id,
      occurredAt,
      actorId,
      action,
      targetType,
      targetId,
      before,
      after,
      reason,
      address,
      traceId,
      contentHash,
    } = record;
    await this.unitOfWork.query(
      `INSERT INTO access.audit (id, occurred_at, actor_id, action, target_type, target_id, before, after, reason, address, trace_id, content_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9, $10, $11, $12)`,
      [
        id,
        occurredAt,
        actorId,
        action,
        targetType,
        targetId,
        json(before),
        json(after),
        reason,
        address,
        traceId,
        contentHash,
      ],
    );
  }

  /** Newest first, `limit` rows older than `beforeId`. */
  async list(filter: AuditFilter, beforeId: string | null, limit: number): Promise<AuditRecord[]> {
    const rows = await this.unitOfWork.query<Row>(
      `SELECT * FROM access.audit
       WHERE ($1::uuid IS NULL OR actor_id = $1) AND ($2::text IS NULL OR action = $2)
         AND ($3::text IS NULL OR target_type = $3) AND ($4::text IS NULL OR target_id = $4)
         AND ($5::uuid IS NULL OR id < $5)
       ORDER BY id DESC LIMIT $6`,
      [
        filter.actorId ?? null,
        filter.action ?? null,
        filter.targetType ?? null,
        filter.targetId ?? null,
        beforeId,
        limit,
      ],
    );
    return rows.map(toRecord);
  }

  /** Takes the sealer's turn until the transaction ends; false when another process has it. */
  async tryLockSealing(): Promise<boolean> {
    const [row] = await this.unitOfWork.query<{ locked: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtext('access.audit.seal')) AS locked`,
    );
    return row?.locked ?? false;
  }

  /** The chain's last link, null while it is empty. */
  async lastSeal(): Promise<{ position: number; chainHash: Buffer } | null> {
    const [row] = await this.unitOfWork.query<{ position: string; chain_hash: Buffer }>(
      'SELECT position, chain_hash FROM access.audit WHERE position IS NOT NULL ORDER BY position DESC LIMIT 1',
    );
    return row ? { position: Number(row.position), chainHash: row.chain_hash } : null;
  }

  async unsealed(limit: number): Promise<{ id: string; contentHash: Buffer }[]> {
    const rows = await this.unitOfWork.query<{ id: string; content_hash: Buffer }>(
      'SELECT id, content_hash FROM access.audit WHERE position IS NULL ORDER BY id LIMIT $1',
      [limit],
    );
    return rows.map((row) => ({ id: row.id, contentHash: row.content_hash }));
  }

  async seal(seals: Seal[]): Promise<void> {
    await this.unitOfWork.query(
      `UPDATE access.audit a SET position = s.position, prev_hash = s.prev_hash, chain_hash = s.chain_hash
       FROM unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::bytea[]) AS s (id, position, prev_hash, chain_hash)
       WHERE a.id = s.id`,
      [
        seals.map((seal) => seal.id),
        seals.map((seal) => seal.position),
        seals.map((seal) => seal.prevHash),
        seals.map((seal) => seal.chainHash),
      ],
    );
  }

  /** Sealed rows after a position, in the chain's order. */
  async sealedAfter(position: number, limit: number): Promise<AuditRecord[]> {
    const rows = await this.unitOfWork.query<Row>(
      'SELECT * FROM access.audit WHERE position > $1 ORDER BY position LIMIT $2',
      [position, limit],
    );
    return rows.map(toRecord);
  }

  /** How many rows wait for their seal. */
  countUnsealed(): Promise<number> {
    return this.unitOfWork.manager
      .getRepository(AuditEntity)
      .createQueryBuilder('audit')
      .where('audit.position IS NULL')
      .getCount();
  }
}

const json = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value));

function toRecord(row: Row): AuditRecord {
  return {
    id: row.id,
    occurredAt: row.occurred_at,
    actorId: row.actor_id,
    action: row.action,
    targetType: row.target_type,
    targetId: row.target_id,
    before: row.before,
    after: row.after,
    reason: row.reason,
    address: row.address,
    traceId: row.trace_id,
    contentHash: row.content_hash,
    position: row.position === null ? null : Number(row.position),
    chainHash: row.chain_hash,
  };
}
