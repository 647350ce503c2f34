import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { Attachment } from './presence.rules';

interface Row {
  account_id: string;
  attached_at: Date;
  detached_at: Date | null;
  leased_at: Date | null;
  vouched_at: Date | null;
  lost: boolean;
}

@Injectable()
export class AttachmentsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Opens the attachment unless it is open already; true when it is new. */
  async open(accountId: string, nodeId: string, at: Date): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `INSERT INTO sessions.attachments (account_id, node_id, attached_at) VALUES ($1, $2, $3)
       ON CONFLICT (account_id, node_id) WHERE detached_at IS NULL DO NOTHING RETURNING id`,
      [accountId, nodeId, at],
    );
    return rows.length > 0;
  }

  /** Ends the open attachment; true when there was one. */
  async close(accountId: string, nodeId: string, at: Date, lost: boolean): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `UPDATE sessions.attachments SET detached_at = greatest(attached_at, $3), lost = $4
       WHERE account_id = $1 AND node_id = $2 AND detached_at IS NULL RETURNING id`,
      [accountId, nodeId, at, lost],
    );
    return rows.length > 0;
  }

  /** Ends what a node holds beyond `keep`, as our loss, where its word ended; returns whose they were. */
  async closeLostOfNode(nodeId: string, keep: readonly string[], before: Date): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ account_id: string }>(
      `UPDATE sessions.attachments a
       SET detached_at = greatest(a.attached_at, (SELECT vouched_at FROM sessions.node_leases n WHERE n.node_id = a.node_id)), lost = true
       WHERE a.node_id = $1 AND a.detached_at IS NULL AND a.attached_at < $3 AND a.account_id <> ALL ($2::uuid[]) RETURNING a.account_id`,
      [nodeId, keep, before],
    );
    return rows.map((row) => row.account_id);
  }

  /** Opens what a node holds and nobody wrote down; returns whose they are. One that ended after `at` stays ended. */
  async openMissing(nodeId: string, accountIds: readonly string[], at: Date): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ account_id: string }>(
      `INSERT INTO sessions.attachments (account_id, node_id, attached_at)
       SELECT held.id, $1, $3 FROM unnest($2::uuid[]) AS held (id)
       WHERE NOT EXISTS (SELECT FROM sessions.attachments a WHERE a.account_id = held.id AND a.node_id = $1
                         AND (a.detached_at IS NULL OR a.detached_at >= $3))
       ON CONFLICT (account_id, node_id) WHERE detached_at IS NULL DO NOTHING RETURNING account_id`,
      [nodeId, accountIds, at],
    );
    return rows.map((row) => row.account_id);
  }

  /** A node's word for all of its open attachments; never goes back. */
  async lease(nodeId: string, at: Date, vouchedAt: Date): Promise<void> {
    await this.unitOfWork.query(
      `INSERT INTO sessions.node_leases AS n (node_id, leased_at, vouched_at) VALUES ($1, $2, $3)
       ON CONFLICT (node_id) DO UPDATE SET leased_at = greatest(n.leased_at, excluded.leased_at),
         vouched_at = greatest(n.vouched_at, excluded.vouched_at)`,
      [nodeId, at, vouchedAt],
    );
  }

  /** Ends the attachments of nodes whose last lease is older than `deadline`, where their word ended; returns whose they were. */
  async closeOfDeadNodes(deadline: Date): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ account_id: string }>(
      `UPDATE sessions.attachments a
       SET detached_at = greatest(a.attached_at, (SELECT vouched_at FROM sessions.node_leases n WHERE n.node_id = a.node_id)), lost = true
       WHERE a.id IN (
         SELECT b.id FROM sessions.attachments b LEFT JOIN sessions.node_leases n ON n.node_id = b.node_id
         WHERE b.detached_at IS NULL AND greatest(b.attached_at, n.leased_at) < $1
         ORDER BY b.id LIMIT 1000 FOR UPDATE OF b SKIP LOCKED) RETURNING a.account_id`,
      [deadline],
    );
    return rows.map((row) => row.account_id);
  }

  /** Attachments of some accounts that touch the time from `from` on. */
  async findSince(accountIds: readonly string[], from: Date): Promise<Map<string, Attachment[]>> {
    const rows = await this.unitOfWork.query<Row>(
      // The one before `from` tells since when an account has been away, and why.
      `SELECT a.account_id, a.attached_at, a.detached_at, n.leased_at, n.vouched_at, a.lost
       FROM sessions.attachments a LEFT JOIN sessions.node_leases n ON n.node_id = a.node_id
       WHERE a.account_id = ANY ($1) AND (a.detached_at IS NULL OR a.detached_at >= $2
         OR a.id = (SELECT b.id FROM sessions.attachments b WHERE b.account_id = a.account_id AND b.detached_at < $2 ORDER BY b.detached_at DESC LIMIT 1))
       ORDER BY a.attached_at`,
      [accountIds, from],
    );
    const found = new Map<string, Attachment[]>(accountIds.map((id) => [id, []]));
    for (const row of rows) found.get(row.account_id)?.push(toAttachment(row));
    return found;
  }

  /** Removes edges that ended before `before`: the bills of that time have their own record. Returns how many. */
  async removeEndedBefore(before: Date): Promise<number> {
    const rows = await this.unitOfWork.query(
      `DELETE FROM sessions.attachments WHERE id IN (
         SELECT id FROM sessions.attachments WHERE detached_at < $1 LIMIT 5000) RETURNING id`,
      [before],
    );
    await this.unitOfWork.query(
      `DELETE FROM sessions.node_leases n WHERE leased_at < $1 AND NOT EXISTS (SELECT FROM sessions.attachments a WHERE a.node_id = n.node_id)`,
      [before],
    );
    return rows.length;
  }
}

function toAttachment(row: Row): Attachment {
  const from = row.attached_at.getTime();
  return {
    from,
    to: row.detached_at?.getTime() ?? null,
    leasedAt: Math.max(from, row.leased_at?.getTime() ?? from),
    vouchedAt: Math.max(from, row.vouched_at?.getTime() ?? from),
    lost: row.lost,
  };
}
