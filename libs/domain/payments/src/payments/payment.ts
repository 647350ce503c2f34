import type { Fen } from '@hearken/contracts';

export const paymentStates = ['created', 'pending', 'paid', 'failed', 'expired'] as const;
export type PaymentState = (typeof paymentStates)[number];

/** Which state may follow which. `created`: the intent is written, the provider has not answered yet. */
export const paymentTransitions: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  // A callback may overtake the answer to our own call.
  created: ['pending', 'paid', 'failed', 'expired'],
  pending: ['paid', 'failed', 'expired'],
  paid: [],
  failed: [],
  expired: [],
};

/** A payment that somebody makes to the operator through a provider. */
export interface Payment {
  id: string;
  accountId: string;
  purpose: 'top_up';
  provider: string;
  amount: Fen;
  currency: string;
  state: PaymentState;
  /** Where the payer's browser goes afterwards: a path of our own site. */
  returnPath: string;
  /** Where he pays; null until the provider has answered. */
  payUrl: string | null;
  /** The provider's number of the money movement; null until paid. */
  transactionId: string | null;
  failureReason: string | null;
  createdAt: Date;
  expiresAt: Date;
  paidAt: Date | null;
}
