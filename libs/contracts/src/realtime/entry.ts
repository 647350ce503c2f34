import { z } from 'zod';

/** What a person sends. */
export const messageTypes = ['text', 'image', 'file', 'voice', 'card'] as const;
/** What follows from what was said or done: also entries with a seq of their own. */
export const noticeTypes = ['recall', 'edit', 'reaction', 'session', 'billing', 'risk', 'takedown'] as const;

export const messageTypeSchema = z.enum(messageTypes);
export const entryTypeSchema = z.enum([...messageTypes, ...noticeTypes]);
export type MessageType = z.infer<typeof messageTypeSchema>;
export type EntryType = z.infer<typeof entryTypeSchema>;

export const senderRoleSchema = z.enum(['user', 'counselor', 'staff', 'system']);
export type SenderRole = z.infer<typeof senderRoleSchema>;

/** `\u0000` and lone surrogates cannot be stored as text by PostgreSQL; refused before the log sees them. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
const storableText = (max: number) =>
  z.string().min(1).max(max).refine(isStorable, 'contains characters that cannot be stored');

export const textContentSchema = z.strictObject({ text: storableText(4000) });
export const attachmentContentSchema = z.strictObject({
  objectId: z.uuid(),
  name: storableText(255),
  /** bytes */
  size: z.int().min(1).max(52_428_800),
  mime: z.string().max(127),
  width: z.int().min(1).optional(),
  height: z.int().min(1).optional(),
  durationMs: z.int().min(1).max(600_000).optional(),
});
export const cardContentSchema = z.strictObject({
  title: storableText(120),
  text: storableText(1000).optional(),
  link: z.url().optional(),
});

export const contentSchemas = {
  text: textContentSchema,
  image: attachmentContentSchema,
  file: attachmentContentSchema,
  voice: attachmentContentSchema,
  card: cardContentSchema,
} as const;

export type TextContent = z.infer<typeof textContentSchema>;
export type AttachmentContent = z.infer<typeof attachmentContentSchema>;
export type CardContent = z.infer<typeof cardContentSchema>;

/** Bodies of entries that the platform writes. */
export interface NoticeContents {
  recall: { seq: number };
  edit: { seq: number; content: TextContent };
  reaction: { seq: number; emoji: string; active: boolean };
  session: { sessionId: string; state: string; reason: string | null; actorId: string | null };
  billing: { sessionId: string; minutesLeft?: number; minute?: number; charged?: number };
  risk: { level: number; card: string };
  takedown: { seq: number; reason: string };
}

/** An entry as a reader may see it: `content` is null when `redacted` says why. */
export const entrySchema = z.object({
  conversationId: z.uuid(),
  seq: z.int().min(1),
  messageId: z.uuid(),
  type: entryTypeSchema,
  senderId: z.uuid().nullable(),
  senderRole: senderRoleSchema,
  clientMessageId: z.uuid().nullable(),
  replyToSeq: z.int().min(1).nullable(),
  content: z.record(z.string(), z.unknown()).nullable(),
  redacted: z.enum(['recalled', 'taken_down', 'erased']).nullable(),
  /** seq of the edit whose content is shown, if any. */
  editedBySeq: z.int().min(1).nullable(),
  createdAt: z.iso.datetime(),
});
export type Entry = z.infer<typeof entrySchema>;

/** Everything a person wrote in an entry's content, joined by line breaks; empty when there is no text in it. */
export function textOfContent(content: unknown): string {
  if (typeof content !== 'object' || content === null) return '';
  const { title, text, name, content: edited } = content as Record<string, unknown>;
  const parts = [title, text, name, textOfContent(edited)];
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join('\n');
}
