import { z } from 'zod';

import { entryTypeSchema, senderRoleSchema } from '../realtime/entry';
import { defineEvent } from './define-event';

/** A body as it lies in the log: only the conversation's data key opens it, so streams and backups hold no text. */
export const sealedBodySchema = z.object({
  /** base64 of nonce (12) ‖ ciphertext ‖ tag (16), AES-256-GCM. */
  sealed: z.string(),
});

export const conversationCreated = defineEvent(
  'conversations',
  'conversation_created',
  1,
  z.object({ conversationId: z.uuid(), sessionId: z.uuid().nullable(), memberIds: z.array(z.uuid()) }),
);

export const entryAppended = defineEvent(
  'conversations',
  'entry_appended',
  1,
  z.object({
    conversationId: z.uuid(),
    seq: z.int().min(1),
    messageId: z.uuid(),
    type: entryTypeSchema,
    senderId: z.uuid().nullable(),
    senderRole: senderRoleSchema,
    replyToSeq: z.int().min(1).nullable(),
    createdAt: z.iso.datetime(),
    body: sealedBodySchema,
  }),
);
