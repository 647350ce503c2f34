import { fen, paymentFailed, paymentSucceeded } from '@hearken/contracts';
import { WalletService } from '@hearken/domain-ledger';
import { UnitOfWork } from '@hearken/platform-database';
import { Outbox } from '@hearken/platform-messaging';
import { Injectable, Logger } from '@nestjs/common';

import type { Payment } from '../payments/payment';
import { effectOf, type NoticeEffect, type PaymentNotice } from '../payments/payment.rules';
import { PaymentsRepository } from '../payments/payments.repository';
import { CallbacksRepository } from './callbacks.repository';

/** Lets a verified notice of a provider, pushed or asked for, have its effect exactly once. */
@Injectable()
export class PaymentNotices {
  private readonly logger = new Logger(PaymentNotices.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: PaymentsRepository,
    private readonly callbacks: CallbacksRepository,
    private readonly wallets: WalletService,
    private readonly outbox: Outbox,
  ) {}

  /** Notification, transition, journal and event in one transaction, so that a crash loses none of them and repeats none. */
  apply(provider: string, notice: PaymentNotice): Promise<NoticeEffect> {
    return this.unitOfWork.run(async () => {
      // The lock makes notices of one payment see each other, whatever their notification ids are.
      const payment = await this.payments.lockById(notice.paymentId);
      if (!(await this.callbacks.claim(provider, notice))) return { do: 'ignore', why: 'repeated' };

      const effect = effectOf(notice, payment, provider);
      if (effect.do === 'orphan') await this.book(provider, notice, effect.why);
      if (effect.do === 'pay') await this.pay(payment!, notice);
      if (effect.do === 'fail') await this.fail(payment!, effect.reason);
      await this.callbacks.noteEffect(
        provider,
        notice.notificationId,
        effect.do === 'orphan' || effect.do === 'ignore' ? `${effect.do}:${effect.why}` : effect.do,
      );
      return effect;
    });
  }

  private async pay(
    { id, accountId, provider, amount, purpose, state }: Payment,
    { transactionId }: PaymentNotice,
  ): Promise<void> {
    await this.payments.markPaid(id, state, transactionId);
    await this.wallets.topUpPaid({ paymentId: id, userId: accountId, provider, amount });
    await this.outbox.add(paymentSucceeded, id, { paymentId: id, accountId, provider, purpose, amount });
  }

  private async fail({ id, accountId, provider, state }: Payment, reason: string): Promise<void> {
    await this.payments.markClosed(id, state, 'failed', reason);
    await this.outbox.add(paymentFailed, id, { paymentId: id, accountId, provider, reason });
  }

  private async book(provider: string, notice: PaymentNotice, why: string): Promise<void> {
    if (!(await this.callbacks.insertOrphan(provider, notice, why))) return;
    await this.wallets.orphanPaid({ provider, transactionId: notice.transactionId, amount: fen(notice.amount) });
    this.logger.error(
      `${provider} took ${notice.amount} fen that fit no open payment (${why}), transaction ${notice.transactionId}; booked to orphan_payment`,
    );
  }
}
