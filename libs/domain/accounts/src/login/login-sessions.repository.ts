import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { Client, LoginSession } from './login';
import type { PresentedToken } from './refresh.rules';

interface Row {
  id: string;
  account_id: string;
  user_agent: string | null;
  address: string | null;
  created_at: Date;
  last_used_at: Date;
  expires_at: Date;
}

export interface NewLogin {
  sid: string;
  accountId: string;
  client: Client;
  lifeSeconds: number;
}

/** A refresh token that was presented, with the family it belongs to. */
export interface LockedToken extends PresentedToken {
  sid: string;
  accountId: string;
}

const columns = 'id, account_id, user_agent, address, created_at, last_used_at, expires_at';

/** Sign-ins and the refresh tokens of each. */
@Injectable()
export class LoginSessionsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert({ sid, accountId, client, lifeSeconds }: NewLogin): Promise<void> {
    await this.unitOfWork.query(
      `INSERT INTO accounts.login_sessions (id, account_id, user_agent, address, expires_at)
       VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5))`,
      [sid, accountId, client.userAgent, client.address, lifeSeconds],
    );
  }

  /** Adds a token to a family and tells when it expires. */
  async insertToken(sid: string, tokenHash: Buffer, lifeSeconds: number): Promise<Date> {
    const [row] = await this.unitOfWork.query<{ expires_at: Date }>(
      `INSERT INTO accounts.refresh_tokens (token_hash, sid, expires_at)
       VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3)) RETURNING expires_at`,
      [tokenHash, sid, lifeSeconds],
    );
    if (!row) throw new Error('INSERT … RETURNING gave no row');
    return row.expires_at;
  }

  /** Token and family stay locked until the transaction ends: two that present one token see each other. */
  async lockToken(tokenHash: Buffer): Promise<LockedToken | null> {
    const [row] = await this.unitOfWork.query<{
      sid: string;
      account_id: string;
      live: boolean;
      rotated_ago: string | null;
      rotated_by: string | null;
    }>(
      `SELECT t.sid, s.account_id, t.rotated_by,
              s.revoked_at IS NULL AND t.expires_at > clock_timestamp() AS live,
              extract(epoch FROM clock_timestamp() - t.rotated_at) AS rotated_ago
       FROM accounts.refresh_tokens t JOIN accounts.login_sessions s ON s.id = t.sid
       WHERE t.token_hash = $1 FOR UPDATE OF t, s`,
      [tokenHash],
    );
    if (!row) return null;
    return {
      sid: row.sid,
      accountId: row.account_id,
      live: row.live,
      rotatedSecondsAgo: row.rotated_ago === null ? null : Number(row.rotated_ago),
      rotatedBy: row.rotated_by,
    };
  }

  async markRotated(tokenHash: Buffer, by: string): Promise<void> {
    await this.unitOfWork.query(
      'UPDATE accounts.refresh_tokens SET rotated_at = clock_timestamp(), rotated_by = $2 WHERE token_hash = $1',
      [tokenHash, by],
    );
  }

  async touch(sid: string, expiresAt: Date): Promise<void> {
    await this.unitOfWork.query(
      'UPDATE accounts.login_sessions SET last_used_at = now(), expires_at = $2 WHERE id = $1',
      [sid, expiresAt],
    );
  }

  /** False when there is no such live sign-in of the account. */
  async revoke(accountId: string, sid: string, reason: string): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `UPDATE accounts.login_sessions SET revoked_at = clock_timestamp(), revoke_reason = $3
       WHERE id = $1 AND account_id = $2 AND revoked_at IS NULL RETURNING id`,
      [sid, accountId, reason],
    );
    return rows.length === 1;
  }

  /** The sids that were live. */
  async revokeAll(accountId: string, reason: string): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `UPDATE accounts.login_sessions SET revoked_at = clock_timestamp(), revoke_reason = $2
       WHERE account_id = $1 AND revoked_at IS NULL RETURNING id`,
      [accountId, reason],
    );
    return rows.map(({ id }) => id);
  }

  /** Newest first, `limit` live sign-ins older than `beforeSid`. */
  async listLive(accountId: string, beforeSid: string | null, limit: number): Promise<LoginSession[]> {
    const rows = await this.unitOfWork.query<Row>(
      `SELECT ${columns} FROM accounts.login_sessions
       WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > now() AND ($2::uuid IS NULL OR id < $2)
       ORDER BY id DESC LIMIT $3`,
      [accountId, beforeSid, limit],
    );
    return rows.map((row) => ({
      sid: row.id,
      accountId: row.account_id,
      userAgent: row.user_agent,
      address: row.address,
      createdAt: row.created_at,
      lastUsedAt: row.last_used_at,
      expiresAt: row.expires_at,
    }));
  }

  /** Ends the life of tokens a day after they expired, of sign-ins and counted failures after `sessionDays` and a day. */
  async deleteExpired(sessionDays: number): Promise<void> {
    await this.unitOfWork.query(`DELETE FROM accounts.refresh_tokens WHERE expires_at < now() - interval '1 day'`);
    await this.unitOfWork.query(
      'DELETE FROM accounts.login_sessions WHERE expires_at < now() - make_interval(days => $1)',
      [sessionDays],
    );
    await this.unitOfWork.query(`DELETE FROM accounts.login_failures WHERE last_failed_at < now() - interval '1 day'`);
  }
}
