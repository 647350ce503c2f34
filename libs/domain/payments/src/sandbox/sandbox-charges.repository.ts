import { fenFromDatabase } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { NewCharge } from '../providers/payment-provider';
import type { SandboxCharge, SandboxState } from './sandbox-charge';

interface ChargeRow {
  id: string;
  payment_id: string;
  amount: string;
  currency: string;
  subject: string;
  return_path: string;
  state: SandboxState;
  transaction_id: string | null;
  expires_at: Date;
}

export interface DueNotification {
  id: string;
  body: string;
  attempts: number;
}

@Injectable()
export class SandboxChargesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The charge of a payment, made if it is the first request for it. */
  async insertOnce({ paymentId, amount, currency, subject, returnPath, expiresAt }: NewCharge): Promise<SandboxCharge> {
    const [row] = await this.unitOfWork.query<ChargeRow>(
      `INSERT INTO payments.sandbox_charges (payment_id, amount, currency, subject, return_path, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (payment_id) DO UPDATE SET payment_id = excluded.payment_id RETURNING *`,
      [paymentId, amount, currency, subject, returnPath, expiresAt],
    );
    return toCharge(row!);
  }

  async findById(id: string): Promise<SandboxCharge | null> {
    return this.one('SELECT * FROM payments.sandbox_charges WHERE id = $1', [id]);
  }

  async findByPayment(paymentId: string): Promise<SandboxCharge | null> {
    return this.one('SELECT * FROM payments.sandbox_charges WHERE payment_id = $1', [paymentId]);
  }

  /** The token that the page's buttons must carry; a page shown later replaces it. */
  async setPageToken(id: string, tokenHash: string): Promise<void> {
    await this.unitOfWork.query('UPDATE payments.sandbox_charges SET page_token_hash = $2 WHERE id = $1', [
      id,
      tokenHash,
    ]);
  }

  /** Decides an open charge once, against the token of its page; null when it is decided, closed, expired or the token is another. */
  async decide(
    id: string,
    tokenHash: string,
    to: 'paid' | 'failed',
    transactionId: string,
  ): Promise<SandboxCharge | null> {
    return this.one(
      `UPDATE payments.sandbox_charges SET state = $3, transaction_id = $4, decided_at = now(), page_token_hash = NULL
       WHERE id = $1 AND page_token_hash = $2 AND state = 'open' AND expires_at > now() RETURNING *`,
      [id, tokenHash, to, transactionId],
    );
  }

  /** Closes an open charge; false when it was decided before. */
  async close(paymentId: string): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `UPDATE payments.sandbox_charges SET state = 'closed', decided_at = coalesce(decided_at, now()) WHERE payment_id = $1 AND state IN ('open', 'closed') RETURNING id`,
      [paymentId],
    );
    return rows.length === 1;
  }

  async insertNotification(id: string, body: string): Promise<void> {
    await this.unitOfWork.query('INSERT INTO payments.sandbox_notifications (id, body) VALUES ($1, $2)', [id, body]);
  }

  /** Notifications to send now; each is put off by a growing delay until it is known to have arrived. */
  async claimDue(count: number, only?: string): Promise<DueNotification[]> {
    return this.unitOfWork.query<DueNotification>(
      `UPDATE payments.sandbox_notifications SET attempts = attempts + 1,
         next_attempt_at = now() + least(600, 2 ^ least(attempts, 10)) * interval '1 second'
       WHERE id IN (SELECT id FROM payments.sandbox_notifications WHERE next_attempt_at <= now() AND ($2::uuid IS NULL OR id = $2)
                    ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING id, body, attempts`,
      [count, only ?? null],
    );
  }

  async deleteNotification(id: string): Promise<void> {
    await this.unitOfWork.query('DELETE FROM payments.sandbox_notifications WHERE id = $1', [id]);
  }

  /** Gives up on what could not be delivered for a day; the query job has found those payments long since. */
  async deleteOldNotifications(): Promise<void> {
    await this.unitOfWork.query(
      `DELETE FROM payments.sandbox_notifications WHERE created_at < now() - interval '24 hours'`,
    );
  }

  private async one(sql: string, params: unknown[]): Promise<SandboxCharge | null> {
    const [row] = await this.unitOfWork.query<ChargeRow>(sql, params);
    return row ? toCharge(row) : null;
  }
}

function toCharge(row: ChargeRow): SandboxCharge {
  return {
    id: row.id,
    paymentId: row.payment_id,
    amount: fenFromDatabase(row.amount),
    currency: row.currency,
    subject: row.subject,
    returnPath: row.return_path,
    state: row.state,
    transactionId: row.transaction_id,
    expiresAt: row.expires_at,
  };
}
