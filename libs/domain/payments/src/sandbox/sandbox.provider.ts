import type { ConfigOf } from '@hearken/platform-config';
import { Inject, Injectable } from '@nestjs/common';

import type { PaymentNotice } from '../payments/payment.rules';
import { callbackMalformed, callbackStale, signatureInvalid } from '../payments/payments.errors';
import { paymentsConfig } from '../payments.config';
import type { NewCharge, PaymentProvider, RawCallback } from '../providers/payment-provider';
import { sandboxCallbackSchema } from './sandbox-charge';
import { SandboxKeys } from './sandbox-keys';
import { SandboxPsp } from './sandbox-psp.service';

/** Our side of the sandbox: a client of its payment company, and the check of what that posts back. */
@Injectable()
export class SandboxProvider implements PaymentProvider {
  readonly name = 'sandbox';
  readonly callbackReply = { contentType: 'application/json; charset=utf-8', body: '{"code":"SUCCESS"}' };

  constructor(
    private readonly psp: SandboxPsp,
    private readonly keys: SandboxKeys,
    @Inject(paymentsConfig.token) private readonly config: ConfigOf<typeof paymentsConfig>,
  ) {}

  async createCharge(charge: NewCharge): Promise<{ payUrl: string }> {
    const { id } = await this.psp.open(charge);
    return { payUrl: `/api/v1/pay/sandbox/${id}` };
  }

  async queryCharge(paymentId: string): Promise<PaymentNotice | null | 'unknown'> {
    const charge = await this.psp.findByPayment(paymentId);
    if (!charge) return 'unknown';
    const { state, transactionId, amount, currency } = charge;
    if (state === 'open' || state === 'closed' || transactionId === null) return null;
    return {
      notificationId: `query:${transactionId}`,
      paymentId,
      outcome: state,
      transactionId,
      amount,
      currency,
      reason: 'refused by the payer',
    };
  }

  closeCharge(paymentId: string): Promise<boolean> {
    return this.psp.close(paymentId);
  }

  async readCallback({ headers, body }: RawCallback): Promise<PaymentNotice> {
    const [timestamp, nonce, serial, signature] = ['timestamp', 'nonce', 'serial', 'signature'].map(
      (name) => headers[`x-sandbox-${name}`],
    );
    if (!timestamp || !nonce || !serial || !signature) throw signatureInvalid('A signature header is missing');
    if (!/^\d{1,12}$/.test(timestamp)) throw signatureInvalid('The timestamp is not one');
    if (!(await this.keys.verifies({ serial, signature }, timestamp, nonce, body)))
      throw signatureInvalid('The signature is not valid');
    // After the signature: only the real sandbox is told that its clock is off.
    if (Math.abs(Date.now() / 1000 - Number(timestamp)) > this.config.callbackToleranceSeconds) throw callbackStale();
    return toNotice(body);
  }
}

function toNotice(body: Buffer): PaymentNotice {
  const parsed = sandboxCallbackSchema.safeParse(parseJson(body));
  if (!parsed.success) throw callbackMalformed('The body is not a callback of the sandbox');
  const { id: notificationId, event, charge } = parsed.data;
  return {
    notificationId,
    paymentId: charge.merchantReference,
    outcome: event === 'charge.paid' ? 'paid' : 'failed',
    transactionId: charge.transactionId,
    amount: charge.amount,
    currency: charge.currency,
    reason: 'refused by the payer',
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
