import { fenSchema } from '@hearken/contracts';
import { pageSchema } from '@hearken/platform-database';
import { z } from 'zod';

import { paymentStates, type Payment } from './payment';

export const topUpSchema = z.strictObject({
  amount: fenSchema.describe('In fen; the operator sets the limits'),
  provider: z
    .string()
    .regex(/^[a-z]{1,32}$/)
    .default('sandbox'),
  returnUrl: z.string().max(500).default('/wallet').describe('Path of this site to come back to'),
});
export type TopUp = z.output<typeof topUpSchema>;

export const paymentParamsSchema = z.object({ id: z.uuid() });

export const paymentSchema = z.object({
  id: z.uuid(),
  purpose: z.enum(['top_up']),
  provider: z.string(),
  amount: fenSchema,
  currency: z.string(),
  state: z.enum(paymentStates),
  payUrl: z.string().nullable().describe('Where to pay while the payment is pending'),
  failureReason: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  paidAt: z.iso.datetime().nullable(),
});
export type PaymentResponse = z.infer<typeof paymentSchema>;

export const adminPaymentSchema = paymentSchema
  .omit({ payUrl: true })
  .extend({ accountId: z.uuid(), transactionId: z.string().nullable() });
export type AdminPaymentResponse = z.infer<typeof adminPaymentSchema>;

export const paymentsQuerySchema = pageSchema.extend({
  state: z.enum(paymentStates).optional(),
  provider: z.string().max(32).optional(),
  accountId: z.uuid().optional(),
});
export type PaymentsQuery = z.output<typeof paymentsQuerySchema>;

/** A payment as its payer sees it. */
export function toPaymentResponse(payment: Payment): PaymentResponse {
  const { id, purpose, provider, amount, currency, state, payUrl, failureReason, createdAt, expiresAt, paidAt } =
    payment;
  return {
    id,
    purpose,
    provider,
    amount,
    currency,
    state,
    payUrl: state === 'pending' ? payUrl : null,
    failureReason,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    paidAt: paidAt?.toISOString() ?? null,
  };
}

/** A payment as finance sees it. */
export function toAdminPaymentResponse(payment: Payment): AdminPaymentResponse {
  const { payUrl: _, ...rest } = toPaymentResponse(payment);
  return { ...rest, accountId: payment.accountId, transactionId: payment.transactionId };
}
