import type { Payment, PaymentState } from './payment';
import { paymentTransitions } from './payment';

/** Whether a payment may go from one state to another. */
export const mayBecome = (from: PaymentState, to: PaymentState): boolean => paymentTransitions[from].includes(to);

export const isOpen = (state: PaymentState): boolean => paymentTransitions[state].length > 0;

/** A path of our own site and nothing else: `//host`, a backslash or a control character would leave it. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[^\\\p{Cc}]{0,499}$/u.test(path);
}

/** What a provider says about money, in the terms of the business. */
export interface PaymentNotice {
  /** Unique per provider and notification; a repeat has the same. */
  notificationId: string;
  /** Our payment's id as the provider gave it back. */
  paymentId: string;
  outcome: 'paid' | 'failed';
  /** The provider's number of the money movement. */
  transactionId: string;
  amount: number;
  currency: string;
  reason?: string;
}

export type NoticeEffect =
  | { do: 'pay' }
  | { do: 'fail'; reason: string }
  /** Nothing new. */
  | { do: 'ignore'; why: string }
  /** Real money that fits no open payment: booked aside, given back later. */
  | { do: 'orphan'; why: 'unknown_payment' | 'wrong_amount' | 'wrong_provider' | 'second_payment' | 'late_payment' };

/** Decides what a verified notice does to the payment it names. */
export function effectOf(notice: PaymentNotice, payment: Payment | null, provider: string): NoticeEffect {
  return notice.outcome === 'paid'
    ? effectOfMoney(notice, payment, provider)
    : effectOfFailure(notice, payment, provider);
}

function effectOfMoney(notice: PaymentNotice, payment: Payment | null, provider: string): NoticeEffect {
  if (!payment) return { do: 'orphan', why: 'unknown_payment' };
  if (payment.provider !== provider) return { do: 'orphan', why: 'wrong_provider' };
  if (payment.transactionId === notice.transactionId) return { do: 'ignore', why: 'already_paid' };
  if (payment.state === 'paid') return { do: 'orphan', why: 'second_payment' };
  if (!mayBecome(payment.state, 'paid')) return { do: 'orphan', why: 'late_payment' };
  if (notice.amount !== payment.amount || notice.currency !== payment.currency)
    return { do: 'orphan', why: 'wrong_amount' };
  return { do: 'pay' };
}

function effectOfFailure(notice: PaymentNotice, payment: Payment | null, provider: string): NoticeEffect {
  if (!payment || payment.provider !== provider) return { do: 'ignore', why: 'unknown_payment' };
  if (!mayBecome(payment.state, 'failed')) return { do: 'ignore', why: `already_${payment.state}` };
  return { do: 'fail', reason: notice.reason ?? 'refused by the provider' };
}
