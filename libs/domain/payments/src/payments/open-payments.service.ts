import { paymentFailed } from '@hearken/contracts';
import type { ConfigOf } from '@hearken/platform-config';
import { UnitOfWork } from '@hearken/platform-database';
import { Outbox } from '@hearken/platform-messaging';
import { Inject, Injectable, Logger } from '@nestjs/common';

import { PaymentNotices } from '../callbacks/payment-notices.service';
import { paymentsConfig } from '../payments.config';
import type { PaymentProvider } from '../providers/payment-provider';
import { ProviderCalls } from '../providers/provider-calls';
import { ProviderRegistry } from '../providers/provider-registry';
import type { Payment } from './payment';
import { isOpen } from './payment.rules';
import { PaymentsRepository } from './payments.repository';

const AT_ONCE = 20;

/** Calls to providers about open payments, each in the diary. */
@Injectable()
export class OutsideCalls {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly providers: ProviderRegistry,
    private readonly calls: ProviderCalls,
    @Inject(paymentsConfig.token) private readonly config: ConfigOf<typeof paymentsConfig>,
  ) {}

  claim(count: number): Promise<Payment[]> {
    return this.payments.claimForQuery(this.config.querySeconds, count);
  }

  call<T>(
    { id, provider }: Payment,
    call: 'query' | 'close',
    work: (provider: PaymentProvider) => Promise<T>,
  ): Promise<T> {
    const outside = this.providers.outside(provider);
    return this.calls.record(id, call, () => work(outside));
  }
}

/** Asks providers about payments that are still open, because callbacks are not promised, and closes those out of time. */
@Injectable()
export class OpenPaymentsService {
  private readonly logger = new Logger(OpenPaymentsService.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: PaymentsRepository,
    private readonly outside: OutsideCalls,
    private readonly notices: PaymentNotices,
    private readonly outbox: Outbox,
  ) {}

  /** Works on what is due; a provider that does not answer is asked again later. */
  async resolveDue(now = new Date()): Promise<void> {
    for (const payment of await this.outside.claim(AT_ONCE)) {
      try {
        await this.resolve(payment, now);
      } catch (error) {
        this.logger.warn(`payment ${payment.id} stays open: ${String(error)}`);
      }
    }
  }

  private async resolve(payment: Payment, now: Date): Promise<void> {
    const { id, provider } = payment;
    const notice = await this.outside.call(payment, 'query', (one) => one.queryCharge(id));
    if (notice !== null && notice !== 'unknown') await this.notices.apply(provider, notice);
    else if (payment.expiresAt <= now) await this.expire(payment, notice === 'unknown');
  }

  private async expire(payment: Payment, neverHeardOf: boolean): Promise<void> {
    // Closed at the provider first, or somebody could still pay what we have given up.
    const closed = neverHeardOf || (await this.outside.call(payment, 'close', (one) => one.closeCharge(payment.id)));
    if (!closed) return;
    await this.unitOfWork.run(async () => {
      const locked = await this.payments.lockById(payment.id);
      if (!locked || !isOpen(locked.state)) return;
      const { id, accountId, provider, state } = locked;
      await this.payments.markClosed(id, state, 'expired', 'not paid in time');
      await this.outbox.add(paymentFailed, id, { paymentId: id, accountId, provider, reason: 'expired' });
    });
  }
}
