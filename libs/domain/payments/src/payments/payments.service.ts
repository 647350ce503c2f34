import type { Actor } from '@hearken/platform-auth';
import type { ConfigOf } from '@hearken/platform-config';
import { decodeCursor, toPage, type Page } from '@hearken/platform-database';
import { DomainError, notFound } from '@hearken/platform-errors';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';

import { paymentsConfig } from '../payments.config';
import { ProviderCalls } from '../providers/provider-calls';
import { ProviderRegistry } from '../providers/provider-registry';
import type { Payment } from './payment';
import { isOwnPath } from './payment.rules';
import type { PaymentsQuery, TopUp } from './payments.dto';
import { amountOutOfRange, returnUrlRefused } from './payments.errors';
import { PaymentsRepository } from './payments.repository';

const SUBJECT = 'Hearken 倾听 · 钱包充值 Wallet top-up';

/** Opens payments and tells how they stand. What a provider says about them comes in through PaymentNotices. */
@Injectable()
export class PaymentsService {
  private readonly logger = new Logger(PaymentsService.name);

  constructor(
    private readonly payments: PaymentsRepository,
    private readonly providers: ProviderRegistry,
    private readonly calls: ProviderCalls,
    @Inject(paymentsConfig.token) private readonly config: ConfigOf<typeof paymentsConfig>,
  ) {}

  /**
   * Opens a charge at the provider: intent row, call, result row, and no transaction around the call.
   * @throws AMOUNT_OUT_OF_RANGE, PAYMENT_PROVIDER_UNKNOWN, VALIDATION_FAILED (return address), UNAVAILABLE (provider)
   */
  async startTopUp(actor: Pick<Actor, 'id'>, { amount, provider: name, returnUrl }: TopUp): Promise<Payment> {
    const { topUpMin, topUpMax, expirySeconds, querySeconds } = this.config;
    if (amount < topUpMin || amount > topUpMax) throw amountOutOfRange(topUpMin, topUpMax);
    if (!isOwnPath(returnUrl)) throw returnUrlRefused();
    const provider = this.providers.outside(name);

    const payment = await this.payments.insert({
      accountId: actor.id,
      purpose: 'top_up',
      provider: name,
      amount,
      returnPath: returnUrl,
      expirySeconds,
      querySeconds,
    });
    const { id: paymentId, currency, expiresAt } = payment;
    try {
      const charge = { paymentId, amount, currency, subject: SUBJECT, returnPath: returnUrl, expiresAt };
      const { payUrl } = await this.calls.record(paymentId, 'create', () => provider.createCharge(charge));
      return await this.payments.markPending(paymentId, payUrl);
    } catch (error) {
      // The charge may exist all the same: the payment stays open and the query job finds out.
      this.logger.warn(`${name} did not open a charge for payment ${paymentId}: ${String(error)}`);
      throw new DomainError('UNAVAILABLE', 'The payment provider does not answer; try again in a moment');
    }
  }

  /** One's own payment. @throws NOT_FOUND */
  async find(actor: Pick<Actor, 'id'>, id: string): Promise<Payment> {
    const payment = await this.payments.findById(id);
    // Someone else's is "not found", so that ids cannot be probed.
    if (payment?.accountId !== actor.id) throw notFound('payment');
    return payment;
  }

  /** Everybody's payments, newest first. */
  async list({ cursor, limit, ...filter }: PaymentsQuery): Promise<Page<Payment>> {
    const before = cursor === undefined ? null : idOf(cursor);
    return toPage(await this.payments.findPage(filter, before, limit + 1), limit, ({ id }) => [id]);
  }
}

function idOf(cursor: string): string {
  const parsed = z.tuple([z.uuid()]).safeParse(decodeCursor(cursor));
  if (!parsed.success)
    throw new DomainError('VALIDATION_FAILED', 'The cursor is not one of this list', {
      errors: [{ path: 'cursor', message: 'not a cursor of this list' }],
    });
  return parsed.data[0];
}
