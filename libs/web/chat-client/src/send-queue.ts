import type { ClientResults } from '@hearken/contracts';

import { fullJitter } from './backoff';
import { ChatError } from './chat-error';
import type { Connection } from './connection';
import { mayPass } from './send.rules';
import type { Draft, OfflineStore, PendingMessage, QueuedMessage } from './types';

type Sent = (message: PendingMessage, ack: ClientResults['message.send']) => void;

/**
 * Messages of one conversation on their way into the log: in order, one at a time, each with one clientMessageId for
 * all its tries, so that the log holds it once however often the answer was lost.
 */
export class SendQueue {
  messages: readonly PendingMessage[] = [];
  private running = false;
  private attempt = 0;
  private wakeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly conversationId: string,
    private readonly connection: Connection,
    private readonly storage: { store: OfflineStore; accountId: string },
    private readonly sent: Sent,
    private readonly changed: () => void,
  ) {}

  /** Takes over what an earlier page could not send. */
  restore(stored: readonly QueuedMessage[]): void {
    const known = new Set(this.messages.map((message) => message.clientMessageId));
    const missing = stored.filter((message) => !known.has(message.clientMessageId));
    if (missing.length === 0) return;
    this.messages = [
      ...missing.map((message): PendingMessage => ({ ...message, status: 'queued', error: null })),
      ...this.messages,
    ];
    this.changed();
    void this.run();
  }

  add(draft: Draft): PendingMessage {
    const queued: QueuedMessage = {
      ...draft,
      conversationId: this.conversationId,
      clientMessageId: crypto.randomUUID(),
      queuedAt: new Date().toISOString(),
    };
    const message: PendingMessage = { ...queued, status: 'queued', error: null };
    this.messages = [...this.messages, message];
    this.changed();
    void this.persist(queued).then(() => this.run());
    return message;
  }

  retry(clientMessageId: string): void {
    this.update(clientMessageId, { status: 'queued', error: null });
    void this.run();
  }

  /** It is in the log, or nobody wants it any more. */
  remove(clientMessageId: string): void {
    if (!this.messages.some((message) => message.clientMessageId === clientMessageId)) return;
    this.messages = this.messages.filter((message) => message.clientMessageId !== clientMessageId);
    this.storage.store.remove(this.storage.accountId, clientMessageId).catch(() => undefined);
    this.changed();
  }

  stop(): void {
    clearTimeout(this.wakeTimer);
  }

  /** Sends what waits; called again whenever the connection comes back. */
  async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      for (let next = this.next(); next; next = this.next()) if (!(await this.sendOne(next))) break;
    } finally {
      this.running = false;
    }
  }

  private next(): PendingMessage | undefined {
    return this.connection.status === 'online'
      ? this.messages.find((message) => message.status === 'queued')
      : undefined;
  }

  private async sendOne(message: PendingMessage): Promise<boolean> {
    this.update(message.clientMessageId, { status: 'sending' });
    const { conversationId, clientMessageId, type, content, replyToSeq } = message;
    try {
      const ack = await this.connection.request('message.send', {
        conversationId,
        clientMessageId,
        type,
        content,
        ...(replyToSeq === undefined ? {} : { replyToSeq }),
      });
      this.attempt = 0;
      this.sent(message, ack);
      this.remove(clientMessageId);
      return true;
    } catch (error) {
      return this.failed(clientMessageId, error);
    }
  }

  /** @returns whether the next message may be tried */
  private failed(clientMessageId: string, error: unknown): boolean {
    const failure = error instanceof ChatError ? error : new ChatError({ code: 'INTERNAL', message: String(error) });
    const { code, message, retryAfterMs } = failure;
    if (!mayPass(code)) {
      this.update(clientMessageId, { status: 'failed', error: { code, message } });
      return true;
    }
    this.update(clientMessageId, { status: 'queued', error: { code, message } });
    clearTimeout(this.wakeTimer);
    // Offline there is nothing to wait for: the connection wakes the queue.
    if (this.connection.status === 'online') {
      const wait = fullJitter(this.attempt++, { minMs: 250, maxMs: 10_000 }, retryAfterMs);
      this.wakeTimer = setTimeout(() => void this.run(), wait);
    }
    return false;
  }

  private update(clientMessageId: string, change: Partial<PendingMessage>): void {
    this.messages = this.messages.map((message) =>
      message.clientMessageId === clientMessageId ? { ...message, ...change } : message,
    );
    this.changed();
  }

  private async persist(message: QueuedMessage): Promise<void> {
    // A full or forbidden store must not keep the message from being sent.
    await this.storage.store.put(this.storage.accountId, message).catch(() => undefined);
  }
}
