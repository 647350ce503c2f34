import { fenSchema } from '@hearken/contracts';
import { pageSchema } from '@hearken/platform-database';
import { z } from 'zod';

import type { Journal, JournalPosting } from './journal';

export const journalSchema = z.object({
  id: z.uuid(),
  key: z.string().describe('Business key: one journal each, for ever'),
  kind: z.string(),
  reference: z.object({ type: z.string(), id: z.string() }),
  occurredAt: z.iso.datetime(),
  reverses: z.uuid().nullable(),
  amount: fenSchema.describe('Sum of the debits'),
  position: z.int().nullable().describe('Place in the chain; null until sealed, a second or less'),
});
export type JournalResponse = z.infer<typeof journalSchema>;

export const journalDetailSchema = journalSchema.extend({
  postings: z.array(
    z.object({ line: z.int(), account: z.string(), side: z.enum(['debit', 'credit']), amount: fenSchema }),
  ),
});
export type JournalDetailResponse = z.infer<typeof journalDetailSchema>;

export const journalsQuerySchema = pageSchema.extend({
  kind: z.string().max(40).optional(),
  account: z.string().max(120).optional().describe('Journals that touch this account'),
  referenceType: z.string().max(40).optional(),
  referenceId: z.string().max(100).optional(),
});
export type JournalsQuery = z.output<typeof journalsQuerySchema>;

export const journalParamsSchema = z.object({ id: z.uuid() });

/** A journal in a list. */
export function toJournalResponse({
  id,
  key,
  kind,
  reference,
  occurredAt,
  reverses,
  amount,
  position,
}: Journal): JournalResponse {
  return { id, key, kind, reference, occurredAt: occurredAt.toISOString(), reverses, amount, position };
}

/** A journal with its lines. */
export function toJournalDetailResponse({
  journal,
  postings,
}: {
  journal: Journal;
  postings: JournalPosting[];
}): JournalDetailResponse {
  return {
    ...toJournalResponse(journal),
    postings: postings.map(({ line, account, side, amount }) => ({ line, account, side, amount })),
  };
}
