import type { ClientEvent, ClientPayload, ClientResults, Entry, ServerEvent, ServerPayload } from '@hearken/contracts';

import { Connection } from './connection';
import { Listeners } from './listeners';
import { defaultStore } from './offline-store';
import { OpenConversation } from './open-conversation';
import type { ChatClient, ChatClientOptions, ConnectionStatus, Conversation, OfflineStore, Unsubscribe } from './types';

/** Makes a client; nothing happens before `connect()`. */
export function createChatClient(options: ChatClientOptions): ChatClient {
  return new Client(options);
}

class Client implements ChatClient {
  readonly accountId: string;
  private readonly connection: Connection;
  private readonly conversations = new Map<string, OpenConversation>();
  private readonly handlers = new Map<string, Listeners<[never]>>();
  private readonly store: OfflineStore;

  constructor(private readonly options: ChatClientOptions) {
    this.accountId = options.accountId;
    this.store = options.store ?? defaultStore();
    this.connection = new Connection(options);
    this.connection.statusChanged.add((status) => this.statusCame(status));
    this.connection.received.add((event, data) => this.frameCame(event, data));
  }

  get status(): ConnectionStatus {
    return this.connection.status;
  }

  connect(): void {
    this.connection.connect();
  }

  close(): void {
    for (const conversation of this.conversations.values()) conversation.close();
    this.connection.close();
  }

  onStatus(listener: (status: ConnectionStatus) => void): Unsubscribe {
    return this.connection.statusChanged.add(listener);
  }

  request<E extends ClientEvent>(event: E, payload: ClientPayload<E>): Promise<ClientResults[E]> {
    return this.connection.request(event, payload);
  }

  onServer<E extends ServerEvent>(event: E, handler: (payload: ServerPayload<E>) => void): Unsubscribe {
    const listeners = this.handlers.get(event) ?? new Listeners<[never]>();
    this.handlers.set(event, listeners);
    return listeners.add(handler);
  }

  openConversation(id: string): Conversation {
    const open = this.conversations.get(id);
    if (open) return open;
    const conversation = new OpenConversation(id, {
      connection: this.connection,
      accountId: this.accountId,
      store: this.store,
      pageSize: this.options.pageSize ?? 50,
      closed: () => this.conversations.delete(id),
    });
    this.conversations.set(id, conversation);
    void this.restore(conversation);
    if (this.status === 'online') conversation.online();
    return conversation;
  }

  private async restore(conversation: OpenConversation): Promise<void> {
    const stored = await this.store.all(this.accountId).catch(() => []);
    conversation.restore(stored.filter((message) => message.conversationId === conversation.id));
  }

  /** What an earlier page left unsent goes out even if nobody opens its conversation. */
  private async reopenQueued(): Promise<void> {
    const stored = await this.store.all(this.accountId).catch(() => []);
    for (const { conversationId } of stored) this.openConversation(conversationId);
  }

  private statusCame(status: ConnectionStatus): void {
    for (const conversation of this.conversations.values()) {
      if (status === 'online') conversation.online();
      else conversation.offline();
    }
    if (status === 'online') void this.reopenQueued();
  }

  private frameCame(event: string, data: unknown): void {
    if (event === 'conversation.entry') {
      const entry = data as Entry;
      this.conversations.get(entry.conversationId)?.entryCame(entry);
    } else if (event === 'conversation.cursor') {
      const cursor = data as ServerPayload<'conversation.cursor'>;
      this.conversations.get(cursor.conversationId)?.cursorCame(cursor);
    } else if (event === 'typing') {
      const typing = data as ServerPayload<'typing'>;
      this.conversations.get(typing.conversationId)?.typingCame(typing.accountId, typing.active);
    }
    this.handlers.get(event)?.call(data as never);
  }
}
