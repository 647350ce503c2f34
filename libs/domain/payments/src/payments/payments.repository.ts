import { fenFromDatabase, type Fen } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { Payment, PaymentState } from './payment';

export interface NewPayment {
  accountId: string;
  purpose: Payment['purpose'];
  provider: string;
  amount: Fen;
  returnPath: string;
  expirySeconds: number;
  querySeconds: number;
}

export interface PaymentFilter {
  state?: PaymentState;
  provider?: string;
  accountId?: string;
}

interface PaymentRow {
  id: string;
  account_id: string;
  purpose: Payment['purpose'];
  provider: string;
  amount: string;
  currency: string;
  state: PaymentState;
  return_path: string;
  pay_url: string | null;
  transaction_id: string | null;
  failure_reason: string | null;
  created_at: Date;
  expires_at: Date;
  paid_at: Date | null;
}

@Injectable()
export class PaymentsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert({
    accountId,
    purpose,
    provider,
    amount,
    returnPath,
    expirySeconds,
    querySeconds,
  }: NewPayment): Promise<Payment> {
    const [row] = await this.unitOfWork.query<PaymentRow>(
      `INSERT INTO payments.payments (account_id, purpose, provider, amount, return_path, expires_at, next_query_at)
       VALUES ($1, $2, $3, $4, $5, now() + $6 * interval '1 second', now() + $7 * interval '1 second') RETURNING *`,
      [accountId, purpose, provider, amount, returnPath, expirySeconds, querySeconds],
    );
    return toPayment(row!);
  }

  async findById(id: string): Promise<Payment | null> {
    return this.one('SELECT * FROM payments.payments WHERE id = $1', id);
  }

  async lockById(id: string): Promise<Payment | null> {
    return this.one('SELECT * FROM payments.payments WHERE id = $1 FOR UPDATE', id);
  }

  /** created → pending; the payment as it stands when a callback was faster. */
  async markPending(id: string, payUrl: string): Promise<Payment> {
    const [row] = await this.unitOfWork.query<PaymentRow>(
      `UPDATE payments.payments SET pay_url = $2, state = CASE state WHEN 'created' THEN 'pending' ELSE state END WHERE id = $1 RETURNING *`,
      [id, payUrl],
    );
    return toPayment(row!);
  }

  /** Compare and set; false when the payment is not in `from` any more. */
  async markPaid(id: string, from: PaymentState, transactionId: string): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `UPDATE payments.payments SET state = 'paid', transaction_id = $3, paid_at = now() WHERE id = $1 AND state = $2 RETURNING id`,
      [id, from, transactionId],
    );
    return rows.length === 1;
  }

  /** Compare and set; false when the payment is not in `from` any more. */
  async markClosed(id: string, from: PaymentState, to: 'failed' | 'expired', reason: string): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      'UPDATE payments.payments SET state = $3, failure_reason = $4 WHERE id = $1 AND state = $2 RETURNING id',
      [id, from, to, reason],
    );
    return rows.length === 1;
  }

  /** Open payments whose provider should be asked now; they are not handed out again for `seconds`. */
  async claimForQuery(seconds: number, count: number): Promise<Payment[]> {
    const rows = await this.unitOfWork.query<PaymentRow>(
      `UPDATE payments.payments SET next_query_at = now() + $1 * interval '1 second'
       WHERE id IN (SELECT id FROM payments.payments WHERE state IN ('created', 'pending') AND next_query_at <= now()
                    ORDER BY next_query_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING *`,
      [seconds, count],
    );
    return rows.map(toPayment);
  }

  /** Newest first, up to `count` payments older than `before`. */
  async findPage(
    { state, provider, accountId }: PaymentFilter,
    before: string | null,
    count: number,
  ): Promise<Payment[]> {
    const rows = await this.unitOfWork.query<PaymentRow>(
      `SELECT * FROM payments.payments
       WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR provider = $2) AND ($3::uuid IS NULL OR account_id = $3) AND ($4::uuid IS NULL OR id < $4)
       ORDER BY id DESC LIMIT $5`,
      [state ?? null, provider ?? null, accountId ?? null, before, count],
    );
    return rows.map(toPayment);
  }

  private async one(sql: string, id: string): Promise<Payment | null> {
    const [row] = await this.unitOfWork.query<PaymentRow>(sql, [id]);
    return row ? toPayment(row) : null;
  }
}

function toPayment(row: PaymentRow): Payment {
  return {
    id: row.id,
    accountId: row.account_id,
    purpose: row.purpose,
    provider: row.provider,
    amount: fenFromDatabase(row.amount),
    currency: row.currency,
    state: row.state,
    returnPath: row.return_path,
    payUrl: row.pay_url,
    transactionId: row.transaction_id,
    failureReason: row.failure_reason,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    paidAt: row.paid_at,
  };
}
