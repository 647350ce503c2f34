import { Publisher, Subscriptions } from '@hearken/platform-messaging';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';

import { ConversationContexts } from './conversation-contexts';

const subject = 'hearken.rt.members';

/**
 * Tells all processes to forget who is in a conversation. Rare and tiny, so every process may hear it; one that misses
 * it finds out with the next append, which compares versions.
 */
@Injectable()
export class MemberChanges implements OnModuleInit, OnApplicationShutdown {
  private stop: () => void = () => undefined;

  constructor(
    private readonly publisher: Publisher,
    private readonly subscriptions: Subscriptions,
    private readonly contexts: ConversationContexts,
  ) {}

  onModuleInit(): void {
    this.stop = this.subscriptions.subscribe(subject, (bytes) => {
      const conversationId: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
      if (typeof conversationId === 'string') this.contexts.drop(conversationId);
    });
  }

  onApplicationShutdown(): void {
    this.stop();
  }

  announce(conversationId: string): void {
    this.contexts.drop(conversationId);
    this.publisher.publish(subject, conversationId);
  }
}
