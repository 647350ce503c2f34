import { writtenText } from '@hearken/contracts';
import { decodeIdCursor, pageSchema } from '@hearken/platform-database';
import { z } from 'zod';

import { LONGEST_QUERY } from '../search/tokens.rules';
import type { ShownMessage } from './reading.service';
import type { MessageFilter } from './messages.repository';

/** Why someone reads: it stands in the audit beside what he read. */
export const purposeSchema = writtenText(200).describe('Why this is read; kept in the audit');

const filters = {
  sessionId: z.uuid().optional().describe('Only this session (archive thread)'),
  sender: z.string().min(1).max(64).optional().describe('Only what this person wrote'),
  type: z.string().min(1).max(40).optional(),
  from: z.coerce.date().optional().describe('Sent at or after, ISO 8601'),
  to: z.coerce.date().optional().describe('Sent before, ISO 8601'),
  purpose: purposeSchema,
};

export const messagesQuerySchema = pageSchema.extend(filters);
export type MessagesQuery = z.infer<typeof messagesQuerySchema>;

export const searchQuerySchema = pageSchema.extend({
  ...filters,
  q: z.string().trim().min(1).max(LONGEST_QUERY).describe('What the text holds, from one character on'),
});
export type SearchQuery = z.infer<typeof searchQuerySchema>;

export const archivedMessageSchema = z.object({
  id: z.uuid(),
  sessionId: z.uuid(),
  position: z.int().min(1),
  seq: z.string().describe('uint64 as a decimal string'),
  msgid: z.string(),
  type: z.string(),
  sender: z.string().nullable(),
  senderRole: z.string(),
  sentAt: z.iso.datetime(),
  content: z.record(z.string(), z.unknown()).nullable().describe('Null when redacted or erased'),
  redacted: z.enum(['recalled', 'taken_down', 'erased']).nullable(),
  edited: z.boolean(),
  /** hex */
  link: z.string().describe('Chain link of the message, SHA-256 in hex'),
  highlights: z.array(z.object({ start: z.int(), end: z.int() })),
});
export type ArchivedMessageResponse = z.infer<typeof archivedMessageSchema>;

export function toMessageFilter({ cursor, sessionId, sender, type, from, to, limit }: MessagesQuery): MessageFilter {
  return {
    threadId: sessionId,
    sender,
    type,
    from,
    to,
    limit,
    before: cursor === undefined ? undefined : decodeIdCursor(cursor),
  };
}

export function toArchivedMessageResponse({
  message,
  content,
  redacted,
  highlights,
}: ShownMessage): ArchivedMessageResponse {
  const { id, threadId, position, sourceSeq, msgid, type, sender, senderRole, sentAt, edited, link } = message;
  return {
    id,
    sessionId: threadId,
    position,
    seq: sourceSeq,
    msgid,
    type,
    sender,
    senderRole,
    sentAt: sentAt.toISOString(),
    content,
    redacted,
    edited,
    link: link.toString('hex'),
    highlights,
  };
}
