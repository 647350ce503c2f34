import type { Connection } from './connection';

type Cursor = { received: number; read: number };

/** How far each member's devices are; mine is told to the server at most once a second. */
export class CursorKeeper {
  cursors: Readonly<Record<string, Cursor>> = {};
  private told: Cursor = { received: 0, read: 0 };
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly conversationId: string,
    private readonly accountId: string,
    private readonly connection: Connection,
    private readonly changed: () => void,
  ) {}

  received(seq: number): void {
    this.mine({ received: seq, read: 0 });
  }

  read(seq: number): void {
    this.mine({ received: seq, read: seq });
  }

  /** Cursors only move on, whichever device they come from. */
  merge(accountId: string, cursor: Cursor): void {
    const old = this.cursors[accountId] ?? { received: 0, read: 0 };
    const read = Math.max(old.read, cursor.read);
    const received = Math.max(old.received, cursor.received, read);
    if (read === old.read && received === old.received) return;
    this.cursors = { ...this.cursors, [accountId]: { received, read } };
    this.changed();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private mine(cursor: Cursor): void {
    this.merge(this.accountId, cursor);
    this.timer ??= setTimeout(() => void this.tell(), 300);
  }

  private async tell(): Promise<void> {
    const mine = this.cursors[this.accountId] ?? { received: 0, read: 0 };
    try {
      if (mine.received > this.told.received || mine.read > this.told.read) {
        await this.connection.request('cursor.advance', { conversationId: this.conversationId, ...mine });
        this.told = mine;
      }
    } catch {
      // Told again with the next entry or reading: cursors are merged, nothing is lost by skipping one.
    } finally {
      clearTimeout(this.timer);
      this.timer = undefined;
    }
    const now = this.cursors[this.accountId];
    if (now && now !== mine) this.timer = setTimeout(() => void this.tell(), 1000);
  }
}
