import { entrySchema } from '@hearken/contracts';
import { z } from 'zod';

import type { ConversationSummary } from './conversation';

export const conversationSchema = z.object({
  id: z.uuid(),
  sessionId: z.uuid().nullable(),
  members: z.array(z.object({ accountId: z.uuid(), role: z.enum(['user', 'counselor', 'staff']) })),
  head: z.int().min(0),
  received: z.int().min(0),
  read: z.int().min(0),
  /** 100 stands for "100 or more". */
  unread: z.int().min(0).max(100),
  writableUntil: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
});
export type ConversationResponse = z.infer<typeof conversationSchema>;

export const conversationParamsSchema = z.object({ conversationId: z.uuid() });

export const entryRangeSchema = z
  .object({
    from: z.coerce.number().int().min(1).max(2_147_483_647),
    to: z.coerce.number().int().min(1).max(2_147_483_647),
  })
  .refine(({ from, to }) => to >= from && to - from < 200, { message: 'at most 200 entries, from ≤ to', path: ['to'] });
export type EntryRange = z.infer<typeof entryRangeSchema>;

export const entriesSchema = z.object({ items: z.array(entrySchema) });
export type EntriesResponse = z.infer<typeof entriesSchema>;

export function toConversationResponse(summary: ConversationSummary): ConversationResponse {
  return {
    id: summary.id,
    sessionId: summary.sessionId,
    members: summary.members,
    head: summary.head,
    received: summary.received,
    read: summary.read,
    unread: summary.unread,
    writableUntil: summary.writableUntil?.toISOString() ?? null,
    createdAt: summary.createdAt.toISOString(),
    lastAt: summary.lastAt.toISOString(),
  };
}
