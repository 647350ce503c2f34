import { fenSchema } from '@hearken/contracts';
import { z } from 'zod';

import type { Earnings, EarningsEntry } from './earnings';

export const earningsSchema = z.object({
  currency: z.literal('CNY'),
  pending: fenSchema.describe('Earned, not yet matured'),
  available: fenSchema.describe('Can be withdrawn'),
  withdrawing: fenSchema.describe('Asked to be paid out'),
  owed: fenSchema.describe('To be netted from what matures next'),
});
export type EarningsResponse = z.infer<typeof earningsSchema>;

export const earningsEntrySchema = z.object({
  id: z.uuid(),
  kind: z.string().describe('session_minute, earnings_matured, …'),
  reference: z.object({ type: z.string(), id: z.string() }),
  occurredAt: z.iso.datetime(),
  pending: fenSchema.describe('Signed change'),
  available: fenSchema.describe('Signed change'),
  withdrawing: fenSchema.describe('Signed change'),
});
export type EarningsEntryResponse = z.infer<typeof earningsEntrySchema>;

/** What a counselor sees of his earnings. */
export function toEarningsResponse({ pending, available, withdrawing, owed }: Earnings): EarningsResponse {
  return { currency: 'CNY', pending, available, withdrawing, owed };
}

/** One line of a counselor's history. */
export function toEarningsEntryResponse({
  id,
  kind,
  reference,
  occurredAt,
  pending,
  available,
  withdrawing,
}: EarningsEntry): EarningsEntryResponse {
  return { id, kind, reference, occurredAt: occurredAt.toISOString(), pending, available, withdrawing };
}
