import { fenSchema } from '@hearken/contracts';
import { z } from 'zod';

import type { Wallet, WalletEntry } from './wallet';

export const walletSchema = z.object({
  currency: z.literal('CNY'),
  cash: fenSchema,
  bonus: fenSchema.describe('Spendable, not withdrawable'),
  held: fenSchema.describe('Set aside for sessions that run now'),
  available: fenSchema.describe('cash + bonus'),
});
export type WalletResponse = z.infer<typeof walletSchema>;

export const walletEntrySchema = z.object({
  id: z.uuid(),
  kind: z.string().describe('top_up, bonus_granted, session_hold, session_release, …'),
  reference: z.object({ type: z.string(), id: z.string() }).describe('What it was for, for example a session'),
  occurredAt: z.iso.datetime(),
  amount: fenSchema.describe('Signed: what the wallet gained or gave; cash + bonus'),
  cash: fenSchema,
  bonus: fenSchema,
});
export type WalletEntryResponse = z.infer<typeof walletEntrySchema>;

/** What a user sees of his wallet. */
export function toWalletResponse({ cash, bonus, held }: Wallet): WalletResponse {
  return { currency: 'CNY', cash, bonus, held, available: (cash + bonus) as WalletResponse['available'] };
}

/** One line of a wallet's history. */
export function toWalletEntryResponse({
  id,
  kind,
  reference,
  occurredAt,
  cash,
  bonus,
}: WalletEntry): WalletEntryResponse {
  return {
    id,
    kind,
    reference,
    occurredAt: occurredAt.toISOString(),
    amount: (cash + bonus) as WalletEntryResponse['amount'],
    cash,
    bonus,
  };
}
