import { Injectable } from '@nestjs/common';

import type { ClientConnection } from './client-connection';

/** The sockets of this node, by account. */
@Injectable()
export class Connections {
  private readonly byAccount = new Map<string, Set<ClientConnection>>();
  private count = 0;

  /** @returns whether it is the account's first here */
  add(connection: ClientConnection): boolean {
    const { accountId } = connection;
    const set = this.byAccount.get(accountId) ?? new Set();
    this.byAccount.set(accountId, set.add(connection));
    this.count += 1;
    return set.size === 1;
  }

  /** @returns whether it was the account's last here */
  remove(connection: ClientConnection): boolean {
    const set = this.byAccount.get(connection.accountId);
    if (!set?.delete(connection)) return false;
    this.count -= 1;
    if (set.size > 0) return false;
    this.byAccount.delete(connection.accountId);
    return true;
  }

  of(accountId: string): ReadonlySet<ClientConnection> | undefined {
    return this.byAccount.get(accountId);
  }

  get size(): number {
    return this.count;
  }

  accountIds(): string[] {
    return [...this.byAccount.keys()];
  }

  *all(): Generator<ClientConnection> {
    for (const set of this.byAccount.values()) yield* set;
  }
}
