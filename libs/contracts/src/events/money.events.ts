import { z } from 'zod';

import { fenSchema } from '../money';
import { defineEvent } from './define-event';

export const paymentSucceeded = defineEvent(
  'payments',
  'payment_succeeded',
  1,
  z.object({
    paymentId: z.uuid(),
    accountId: z.uuid(),
    provider: z.string(),
    purpose: z.enum(['top_up']),
    amount: fenSchema,
  }),
);
export const paymentFailed = defineEvent(
  'payments',
  'payment_failed',
  1,
  z.object({ paymentId: z.uuid(), accountId: z.uuid(), provider: z.string(), reason: z.string() }),
);
export const journalPosted = defineEvent(
  'ledger',
  'journal_posted',
  1,
  z.object({ journalId: z.uuid(), key: z.string(), kind: z.string() }),
);
