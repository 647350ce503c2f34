import type { Fen } from '@hearken/contracts';

import type { PaymentNotice } from '../payments/payment.rules';

export interface NewCharge {
  /** Ours; the provider must answer the same charge to a repeat of it. */
  paymentId: string;
  amount: Fen;
  currency: string;
  /** What the payer reads. */
  subject: string;
  returnPath: string;
  expiresAt: Date;
}

/** A request as it came in: nothing parsed, because signatures are over the bytes. */
export interface RawCallback {
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  body: Buffer;
}

/** What a provider expects to read when all went well. */
export interface CallbackReply {
  contentType: string;
  body: string;
}

/**
 * Someone who takes money for us. Every method but `readCallback` may call the outside and is therefore never called in a
 * transaction (the registry refuses it).
 */
export interface PaymentProvider {
  readonly name: string;
  readonly callbackReply: CallbackReply;
  /** Opens a charge that somebody can pay. */
  createCharge(charge: NewCharge): Promise<{ payUrl: string }>;
  /** What became of a charge: null while it is open, 'unknown' when the provider never heard of it. */
  queryCharge(paymentId: string): Promise<PaymentNotice | null | 'unknown'>;
  /** Makes sure that nobody can pay a charge any more; false when it is too late. */
  closeCharge(paymentId: string): Promise<boolean>;
  /** Verifies a callback on its raw bytes. @throws CALLBACK_SIGNATURE_INVALID, CALLBACK_STALE, CALLBACK_MALFORMED */
  readCallback(callback: RawCallback): Promise<PaymentNotice>;
}

/** Inject the list of providers that this installation has. */
export const PAYMENT_PROVIDERS = Symbol('hearken.payments.providers');
