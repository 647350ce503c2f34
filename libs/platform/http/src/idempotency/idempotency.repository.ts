import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

/** One attempt of one caller: who, at which route, under which key, with which content. */
export interface IdempotentCall {
  /** Account id, or `-` on public routes. */
  actor: string;
  /** Method and pattern, e.g. `POST /api/v1/wallet/top-ups`. */
  route: string;
  key: string;
  /** SHA-256 over everything that makes two calls the same. */
  fingerprint: Buffer;
}

export interface StoredReply {
  status: number;
  /** JSON text; null for no body. */
  body: string | null;
}

export type Claim =
  | { kind: 'claimed' }
  | { kind: 'done'; reply: StoredReply }
  | { kind: 'other-content' }
  | { kind: 'running' };

interface ClaimRow {
  claimed: boolean;
  same: boolean | null;
  status: number | null;
  body: string | null;
}

/**
 * The claim in one round trip that never waits. The advisory lock is held to the end of the surrounding transaction, so
 * whoever does not get it knows that the key is being worked on. A row without status is a lease, free again when it ran out.
 */
const claimSql = `
WITH gate AS MATERIALIZED (
  SELECT pg_try_advisory_xact_lock(hashtextextended($1 || chr(31) || $2 || chr(31) || $3, 17)) AS open
), taken AS (
  INSERT INTO http.idempotency_keys AS k (actor, route, key, fingerprint, fence, lease_until, expires_at)
  SELECT $1, $2, $3, $4, $5, clock_timestamp() + make_interval(secs => $6 / 1000.0), clock_timestamp() + make_interval(secs => $7) FROM gate WHERE open
  ON CONFLICT (actor, route, key) DO UPDATE
    SET fingerprint = excluded.fingerprint, fence = excluded.fence, lease_until = excluded.lease_until,
        expires_at = excluded.expires_at, status = NULL, body = NULL
    WHERE k.expires_at < clock_timestamp()
       OR (k.status IS NULL AND k.lease_until < clock_timestamp() AND k.fingerprint = excluded.fingerprint)
  RETURNING true
)
SELECT EXISTS (SELECT FROM taken) AS claimed, k.fingerprint = $4 AS same, k.status, k.body
FROM gate LEFT JOIN http.idempotency_keys k ON k.actor = $1 AND k.route = $2 AND k.key = $3`;

/** All SQL of http.idempotency_keys; on the ambient connection. */
@Injectable()
export class IdempotencyRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async claim(
    { actor, route, key, fingerprint }: IdempotentCall,
    fence: string,
    { leaseMs, ttlSeconds }: { leaseMs: number; ttlSeconds: number },
  ): Promise<Claim> {
    const [row] = await this.unitOfWork.query<ClaimRow>(claimSql, [
      actor,
      route,
      key,
      fingerprint,
      fence,
      leaseMs,
      ttlSeconds,
    ]);
    if (row?.claimed) return { kind: 'claimed' };
    if (row?.same === false) return { kind: 'other-content' };
    if (row && row.status !== null) return { kind: 'done', reply: { status: row.status, body: row.body } };
    return { kind: 'running' };
  }

  async complete(call: IdempotentCall, fence: string, { status, body }: StoredReply): Promise<void> {
    await this.unitOfWork.query(
      'UPDATE http.idempotency_keys SET status = $5, body = $6 WHERE actor = $1 AND route = $2 AND key = $3 AND fence = $4',
      [call.actor, call.route, call.key, fence, status, body],
    );
  }

  async renew(call: IdempotentCall, fence: string, leaseMs: number): Promise<void> {
    await this.unitOfWork.query(
      `UPDATE http.idempotency_keys SET lease_until = clock_timestamp() + make_interval(secs => $5 / 1000.0)
       WHERE actor = $1 AND route = $2 AND key = $3 AND fence = $4 AND status IS NULL`,
      [call.actor, call.route, call.key, fence, leaseMs],
    );
  }

  async release(call: IdempotentCall, fence: string): Promise<void> {
    await this.unitOfWork.query(
      'DELETE FROM http.idempotency_keys WHERE actor = $1 AND route = $2 AND key = $3 AND fence = $4 AND status IS NULL',
      [call.actor, call.route, call.key, fence],
    );
  }

  /** Removes at most `most` keys whose time is over; returns how many. */
  async deleteExpired(most: number): Promise<number> {
    const rows = await this.unitOfWork.query(
      `DELETE FROM http.idempotency_keys WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM http.idempotency_keys WHERE expires_at < clock_timestamp() LIMIT $1 FOR UPDATE SKIP LOCKED)) RETURNING 1 AS one`,
      [most],
    );
    return rows.length;
  }
}
