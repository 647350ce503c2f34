import { fenSchema, type Fen } from '@hearken/contracts';
import { pageSchema } from '@hearken/platform-database';
import { z } from 'zod';

export const ledgerAccountSchema = z.object({
  name: z.string(),
  kind: z.enum(['asset', 'liability', 'revenue', 'expense', 'suspense']),
  mode: z.enum(['strict', 'folded']).describe('strict: one locked row; folded: summed up after the fact'),
  balance: fenSchema.describe('Credit-positive: assets are negative'),
  createdAt: z.iso.datetime(),
});
export type LedgerAccountResponse = z.infer<typeof ledgerAccountSchema>;

export const ledgerAccountsQuerySchema = pageSchema.extend({
  prefix: z.string().max(120).optional().describe('Names that begin so, for example user:'),
  nonZero: z.enum(['true', 'false']).optional().describe('true leaves out empty accounts'),
});
export type LedgerAccountsQuery = z.output<typeof ledgerAccountsQuerySchema>;

export interface LedgerAccount {
  name: string;
  kind: LedgerAccountResponse['kind'];
  mode: LedgerAccountResponse['mode'];
  balance: Fen;
  createdAt: Date;
}

/** An account with its balance. */
export function toLedgerAccountResponse({
  name,
  kind,
  mode,
  balance,
  createdAt,
}: LedgerAccount): LedgerAccountResponse {
  return { name, kind, mode, balance, createdAt: createdAt.toISOString() };
}
