import type { ClientResults, Entry, ServerPayload } from '@hearken/contracts';

import { ChatError } from './chat-error';
import type { Connection } from './connection';
import { CursorKeeper } from './cursor-keeper';
import { Listeners } from './listeners';
import { LogWindow } from './log-window';
import { SendQueue } from './send-queue';
import { TypingKeeper } from './typing-keeper';
import type {
  Conversation,
  ConversationState,
  Draft,
  OfflineStore,
  PendingMessage,
  QueuedMessage,
  Unsubscribe,
} from './types';

export interface ConversationContext {
  connection: Connection;
  accountId: string;
  store: OfflineStore;
  pageSize: number;
  closed(): void;
}

/** A hole is pulled after this long: time for a frame that was only late, well below the promised second. */
const repairDelayMs = 150;
const repairRetryMs = 500;

/** Keeps one conversation whole: subscribe first (the socket does), then read the head, then apply. */
export class OpenConversation implements Conversation {
  state: ConversationState = 'loading';
  private window: LogWindow | undefined;
  /** Frames that came before the first page was here. */
  private early: Entry[] = [];
  private readonly changed = new Listeners<[]>();
  private readonly queue: SendQueue;
  private readonly cursorKeeper: CursorKeeper;
  private readonly typingKeeper: TypingKeeper;
  private pulling = false;
  private pullTimer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(
    readonly id: string,
    private readonly context: ConversationContext,
  ) {
    const { connection, accountId, store } = context;
    const notify = () => this.changed.call();
    this.queue = new SendQueue(
      id,
      connection,
      { store, accountId },
      (message, ack) => this.acknowledged(message, ack),
      notify,
    );
    this.cursorKeeper = new CursorKeeper(id, accountId, connection, notify);
    this.typingKeeper = new TypingKeeper(id, accountId, connection, notify);
  }

  get entries(): readonly Entry[] {
    return this.window?.entries ?? [];
  }
  get pending(): readonly PendingMessage[] {
    return this.queue.messages;
  }
  get head(): number {
    return this.window?.head ?? 0;
  }
  get hasOlder(): boolean {
    return this.window !== undefined && this.window.first > 1;
  }
  get cursors(): Readonly<Record<string, { received: number; read: number }>> {
    return this.cursorKeeper.cursors;
  }
  get typing(): readonly string[] {
    return this.typingKeeper.accounts;
  }

  send(draft: Draft): PendingMessage {
    return this.queue.add(draft);
  }
  retry(clientMessageId: string): void {
    this.queue.retry(clientMessageId);
  }
  discard(clientMessageId: string): void {
    this.queue.remove(clientMessageId);
  }
  restore(stored: readonly QueuedMessage[]): void {
    this.queue.restore(stored);
  }

  async recall(seq: number): Promise<void> {
    const { seq: written } = await this.context.connection.request('message.recall', { conversationId: this.id, seq });
    this.noteHead(written);
  }

  async edit(seq: number, text: string): Promise<void> {
    const { seq: written } = await this.context.connection.request('message.edit', {
      conversationId: this.id,
      seq,
      content: { text },
    });
    this.noteHead(written);
  }

  async loadOlder(): Promise<void> {
    const window = this.window;
    if (!window || window.first <= 1) return;
    const lastSeq = Math.max(0, window.first - 1 - this.context.pageSize);
    const page = await this.resume(lastSeq, window.first - 1 - lastSeq);
    window.prepend(page.entries);
    this.changed.call();
  }

  markRead(seq = this.window?.last ?? 0): void {
    this.cursorKeeper.read(Math.min(seq, this.window?.last ?? 0));
  }
  setTyping(active: boolean): void {
    this.typingKeeper.set(active);
  }
  onChange(listener: () => void): Unsubscribe {
    return this.changed.add(listener);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.pullTimer);
    this.queue.stop();
    this.cursorKeeper.stop();
    this.typingKeeper.stop();
    this.context.closed();
  }

  /** The connection is there (again): catch up, then send what waits. */
  online(): void {
    this.setState(this.window ? 'catching-up' : 'loading');
    void this.pull(true);
    void this.queue.run();
  }

  offline(): void {
    clearTimeout(this.pullTimer);
    if (this.state !== 'not-found') this.setState('offline');
  }

  entryCame(entry: Entry): void {
    if (!this.window) return void this.early.push(entry);
    this.apply([entry]);
    this.pullIfNeeded(repairDelayMs);
  }

  cursorCame(cursor: ServerPayload<'conversation.cursor'>): void {
    if (cursor.accountId) this.cursorKeeper.merge(cursor.accountId, cursor);
    this.noteHead(cursor.head);
  }

  typingCame(accountId: string, active: boolean): void {
    this.typingKeeper.came(accountId, active);
  }

  private noteHead(head: number): void {
    this.window?.noteHead(head);
    this.pullIfNeeded(repairDelayMs);
  }

  private acknowledged(message: PendingMessage, ack: ClientResults['message.send']): void {
    // What was first sent some time ago may have been recalled since: the log is asked, not this copy.
    if (ack.duplicate) return this.noteHead(ack.seq);
    this.entryCame({
      conversationId: this.id,
      seq: ack.seq,
      messageId: ack.messageId,
      type: message.type,
      senderId: this.context.accountId,
      senderRole: ack.senderRole,
      clientMessageId: message.clientMessageId,
      replyToSeq: message.replyToSeq ?? null,
      content: message.content,
      redacted: null,
      editedBySeq: null,
      createdAt: ack.createdAt,
    });
  }

  private apply(entries: readonly Entry[]): void {
    const window = this.window;
    if (!window) return;
    const applied = window.apply(entries);
    for (const entry of applied) {
      if (entry.clientMessageId && entry.senderId === this.context.accountId) this.queue.remove(entry.clientMessageId);
      if (entry.senderId) this.typingKeeper.came(entry.senderId, false);
    }
    if (applied.length === 0) return;
    this.cursorKeeper.received(window.last);
    if (!window.hasGap && this.context.connection.status === 'online') this.state = 'live';
    this.changed.call();
  }

  private pullIfNeeded(delayMs: number): void {
    if (this.closed || this.pulling || !this.window?.hasGap || this.context.connection.status !== 'online') return;
    clearTimeout(this.pullTimer);
    this.pullTimer = setTimeout(() => void this.pull(false), delayMs);
  }

  /** Reads on from the last applied entry until the head; `always` also when no hole is known. */
  private async pull(always: boolean): Promise<void> {
    if (this.pulling || this.closed || !(always || this.window?.hasGap)) return;
    this.pulling = true;
    let failed = false;
    try {
      this.window ??= await this.firstPage();
      this.apply(this.early.splice(0));
      await this.readOn(this.window, always);
      this.setState('live');
    } catch (error) {
      failed = !this.given(error);
    } finally {
      this.pulling = false;
      this.pullAgain(failed);
    }
  }

  private async readOn(window: LogWindow, always: boolean): Promise<void> {
    for (let more = always; more || window.hasGap;) {
      if (window.hasGap) this.setState('catching-up');
      const page = await this.resume(window.last, 200);
      window.noteHead(page.head);
      this.apply(page.entries);
      more = page.hasMore;
    }
  }

  /** The newest page: the head is not known before the first answer. */
  private async firstPage(): Promise<LogWindow> {
    const { head } = await this.resume(0, 1);
    const window = new LogWindow(Math.max(0, head - this.context.pageSize));
    window.noteHead(head);
    return window;
  }

  /** @returns whether nothing is gained by trying again */
  private given(error: unknown): boolean {
    if (!(error instanceof ChatError)) return false;
    if (error.code === 'NOT_FOUND') {
      this.setState('not-found');
      return true;
    }
    // Another log, or another view of it, than the one in the window: read anew.
    if (error.code === 'RESYNC_REQUIRED') this.window = undefined;
    return false;
  }

  private pullAgain(failed: boolean): void {
    if (!failed) return this.pullIfNeeded(repairDelayMs);
    if (this.closed || this.context.connection.status !== 'online') return;
    clearTimeout(this.pullTimer);
    this.pullTimer = setTimeout(() => void this.pull(true), repairRetryMs);
  }

  private resume(lastSeq: number, limit: number): Promise<ClientResults['conversation.resume']> {
    return this.context.connection.request('conversation.resume', { conversationId: this.id, lastSeq, limit });
  }

  private setState(state: ConversationState): void {
    if (state === this.state) return;
    this.state = state;
    this.changed.call();
  }
}
