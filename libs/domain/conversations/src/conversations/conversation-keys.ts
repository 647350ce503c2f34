import { randomBytes } from 'node:crypto';

import { KEY_PROVIDER, unwrapKey, wrapKey, type KeyProvider } from '@hearken/crypto';
import { Inject, Injectable } from '@nestjs/common';

/** Makes and opens the data keys of conversations: stored only under the key port's `conversation-kek`. */
@Injectable()
export class ConversationKeys {
  constructor(@Inject(KEY_PROVIDER) private readonly keys: KeyProvider) {}

  async create(conversationId: string): Promise<{ wrappedKey: Buffer; keyVersion: number }> {
    const { version, key } = await this.keys.current('conversation-kek');
    return { wrappedKey: wrapKey(key, randomBytes(32), context(conversationId)), keyVersion: version };
  }

  async unwrap(conversationId: string, wrappedKey: Buffer, keyVersion: number): Promise<Buffer> {
    return unwrapKey(await this.keys.byVersion('conversation-kek', keyVersion), wrappedKey, context(conversationId));
  }
}

// A wrapped key that is moved to another conversation's row does not open.
const context = (conversationId: string): string => `conversation:${conversationId.toLowerCase()}`;
