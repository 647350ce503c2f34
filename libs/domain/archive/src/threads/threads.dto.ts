import { decodeCursor, pageSchema } from '@hearken/platform-database';
import { DomainError } from '@hearken/platform-errors';
import { z } from 'zod';

import type { ListedThread } from './threads.service';
import type { ThreadFilter } from './threads.repository';

export const threadsQuerySchema = pageSchema.extend({ participant: z.string().min(1).max(64).optional() });
export type ThreadsQuery = z.infer<typeof threadsQuerySchema>;

export const threadSchema = z.object({
  id: z.uuid(),
  conversationId: z.string().describe('What the source calls it'),
  kind: z.string(),
  members: z.array(z.object({ participant: z.string(), role: z.string() })),
  messages: z.int().min(0),
  firstAt: z.iso.datetime().nullable(),
  lastAt: z.iso.datetime().nullable(),
});
export type ThreadResponse = z.infer<typeof threadSchema>;

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

export function toThreadFilter({ cursor, participant, limit }: ThreadsQuery): ThreadFilter {
  if (cursor === undefined) return { participant, limit };
  const parsed = cursorSchema.safeParse(decodeCursor(cursor));
  if (!parsed.success) throw new DomainError('VALIDATION_FAILED', 'The cursor is not one of ours');
  return { participant, limit, before: { lastAt: parsed.data[0], id: parsed.data[1] } };
}

export function toThreadResponse({ thread, members }: ListedThread): ThreadResponse {
  const { id, sourceKey, kind, head, firstAt, lastAt } = thread;
  return {
    id,
    conversationId: sourceKey,
    kind,
    members,
    messages: head,
    firstAt: firstAt?.toISOString() ?? null,
    lastAt: lastAt?.toISOString() ?? null,
  };
}
