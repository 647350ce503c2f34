import { Inject, Injectable } from '@nestjs/common';

import { conversationLogConfig, type ConversationLogConfig } from '../log/log.config';
import type { ConversationContext } from './conversation';
import { conversationNotFound } from './conversation.errors';
import { ConversationKeys } from './conversation-keys';
import { ConversationsRepository } from './conversations.repository';

interface Kept {
  context: ConversationContext;
  until: number;
}

/**
 * Members and opened data keys of the conversations in use: bounded, short-lived, and dropped as soon as an append or
 * a message of another node says that the members changed. It decides nothing alone: append() checks the sender again.
 */
@Injectable()
export class ConversationContexts {
  private readonly kept = new Map<string, Kept>();
  private readonly loading = new Map<string, Promise<ConversationContext>>();

  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly keys: ConversationKeys,
    @Inject(conversationLogConfig.token) private readonly config: ConversationLogConfig,
  ) {}

  /** The context if it is at hand: the send path does not wait. */
  peek(conversationId: string): ConversationContext | undefined {
    const found = this.kept.get(conversationId);
    if (!found) return undefined;
    if (found.until > Date.now()) return found.context;
    this.kept.delete(conversationId);
    return undefined;
  }

  /** @throws NOT_FOUND */
  async get(conversationId: string): Promise<ConversationContext> {
    const found = this.peek(conversationId);
    if (found) return found;
    const running = this.loading.get(conversationId);
    if (running) return running;
    const loading = this.load(conversationId).finally(() => this.loading.delete(conversationId));
    this.loading.set(conversationId, loading);
    return loading;
  }

  drop(conversationId: string): void {
    this.kept.delete(conversationId);
    this.loading.delete(conversationId);
  }

  private async load(conversationId: string): Promise<ConversationContext> {
    const row = await this.conversations.findContext(conversationId);
    // Without its key a conversation has been erased.
    if (!row?.wrappedKey) throw conversationNotFound();
    const key = await this.keys.unwrap(conversationId, row.wrappedKey, row.keyVersion);
    const context = { conversationId, members: row.members, membersVersion: row.membersVersion, key };
    // A Map iterates in the order of insertion: the first is the one loaded longest ago.
    if (this.kept.size >= this.config.cacheEntries) this.kept.delete(this.kept.keys().next().value as string);
    this.kept.set(conversationId, { context, until: Date.now() + this.config.cacheMs });
    return context;
  }
}
