import type { Connection } from './connection';

/** Others' typing is forgotten when it is not repeated. */
const forgetMs = 6000;
const repeatMs = 3000;
const stopMs = 5000;

/** Who is typing; and telling it while I am, until the keys rest. */
export class TypingKeeper {
  accounts: readonly string[] = [];
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private lastTold = 0;
  private restTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly conversationId: string,
    private readonly accountId: string,
    private readonly connection: Connection,
    private readonly changed: () => void,
  ) {}

  set(active: boolean): void {
    clearTimeout(this.restTimer);
    if (active) this.restTimer = setTimeout(() => this.set(false), stopMs);
    if (!active && this.lastTold === 0) return;
    if (active && Date.now() - this.lastTold < repeatMs) return;
    this.lastTold = active ? Date.now() : 0;
    // Best effort: whoever misses it sees the message all the same.
    this.connection.request('typing', { conversationId: this.conversationId, active }).catch(() => undefined);
  }

  came(accountId: string, active: boolean): void {
    if (accountId === this.accountId) return;
    clearTimeout(this.timers.get(accountId));
    this.timers.delete(accountId);
    if (active)
      this.timers.set(
        accountId,
        setTimeout(() => this.came(accountId, false), forgetMs),
      );
    const accounts = [...this.timers.keys()];
    if (accounts.join() === this.accounts.join()) return;
    this.accounts = accounts;
    this.changed();
  }

  stop(): void {
    clearTimeout(this.restTimer);
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }
}
