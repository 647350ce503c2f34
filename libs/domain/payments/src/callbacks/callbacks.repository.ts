import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { PaymentNotice } from '../payments/payment.rules';

export interface Refusal {
  provider: string;
  code: string;
  reason: string;
  bodyHash: string;
  address: string | null;
}

@Injectable()
export class CallbacksRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Takes a notification for this transaction; false when it had its effect before. Of two at once the second waits for the first. */
  async claim(provider: string, { notificationId, paymentId }: PaymentNotice): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `INSERT INTO payments.callbacks (provider, notification_id, payment_id, effect) VALUES ($1, $2, $3, 'claimed')
       ON CONFLICT DO NOTHING RETURNING notification_id`,
      [provider, notificationId, paymentId],
    );
    return rows.length === 1;
  }

  async noteEffect(provider: string, notificationId: string, effect: string): Promise<void> {
    await this.unitOfWork.query(
      'UPDATE payments.callbacks SET effect = $3 WHERE provider = $1 AND notification_id = $2',
      [provider, notificationId, effect],
    );
  }

  /** Remembers money without a payment; false when it was known. */
  async insertOrphan(
    provider: string,
    { transactionId, paymentId, amount }: PaymentNotice,
    why: string,
  ): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `INSERT INTO payments.orphans (provider, transaction_id, payment_id, amount, why) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (provider, transaction_id) DO NOTHING RETURNING id`,
      [provider, transactionId, paymentId, amount, why],
    );
    return rows.length === 1;
  }

  async insertRefusal({ provider, code, reason, bodyHash, address }: Refusal): Promise<void> {
    await this.unitOfWork.query(
      'INSERT INTO payments.callback_refusals (provider, code, reason, body_hash, address) VALUES ($1, $2, $3, $4, $5)',
      [provider, code, reason, bodyHash, address],
    );
  }

  async deleteRefusalsOlderThan(days: number): Promise<void> {
    await this.unitOfWork.query(
      `DELETE FROM payments.callback_refusals WHERE refused_at < now() - $1 * interval '1 day'`,
      [days],
    );
  }
}
