import { open, seal } from '@hearken/crypto';
import { Injectable } from '@nestjs/common';

import { ConversationContexts } from '../conversations/conversation-contexts';

/** Opens and closes bodies. Each box is bound to its conversation and message: moved elsewhere it does not open. */
@Injectable()
export class EntryCipher {
  constructor(private readonly contexts: ConversationContexts) {}

  /** The content of a stored body or of an event's `body.sealed` (base64). @throws NOT_FOUND once the key is erased */
  async open(conversationId: string, messageId: string, sealed: Buffer | string): Promise<Record<string, unknown>> {
    const { key } = await this.contexts.get(conversationId);
    return openBody(
      key,
      conversationId.toLowerCase(),
      messageId.toLowerCase(),
      Buffer.isBuffer(sealed) ? sealed : Buffer.from(sealed, 'base64'),
    );
  }
}

export function sealBody(key: Buffer, conversationId: string, messageId: string, plaintext: Buffer): Buffer {
  return seal(key, plaintext, conversationId + messageId);
}

export function openBody(
  key: Buffer,
  conversationId: string,
  messageId: string,
  sealed: Buffer,
): Record<string, unknown> {
  return JSON.parse(open(key, sealed, conversationId + messageId).toString('utf8')) as Record<string, unknown>;
}
