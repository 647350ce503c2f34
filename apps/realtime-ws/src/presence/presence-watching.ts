import type { PresenceStatus } from '@hearken/contracts';
import { CounselorPresence } from '@hearken/domain-counselors';
import { Injectable } from '@nestjs/common';

import type { ClientConnection } from '../sockets/client-connection';
import { Connections } from '../sockets/connections';
import { eventPacket } from '../sockets/frame-encoding';
import { textFrame } from '../sockets/wire';

/**
 * Tells those who watch when a counselor's state changes. One reading of Redis a node and round for all that is
 * watched here, so a counselor who flickers is one change a round, and nobody else hears of him.
 */
@Injectable()
export class PresenceWatching {
  private known = new Map<string, PresenceStatus>();

  constructor(
    private readonly presence: CounselorPresence,
    private readonly connections: Connections,
  ) {}

  /** Replaces what the socket watched before. */
  async watch(connection: ClientConnection, counselorIds: readonly string[]): Promise<Record<string, PresenceStatus>> {
    connection.watched = new Set(counselorIds);
    const statuses = await this.presence.get(counselorIds);
    for (const [id, status] of statuses) if (!this.known.has(id)) this.known.set(id, status);
    return Object.fromEntries(counselorIds.map((id) => [id, statuses.get(id) ?? 'offline']));
  }

  async tellChanges(): Promise<void> {
    const watched = new Set<string>();
    for (const connection of this.connections.all()) for (const id of connection.watched) watched.add(id);
    const now = await this.presence.get([...watched]);
    const changed = new Map([...now].filter(([id, status]) => this.known.get(id) !== status));
    // Only what is watched is remembered.
    this.known = now;
    if (changed.size === 0) return;
    for (const connection of this.connections.all()) this.tell(connection, changed);
  }

  private tell(connection: ClientConnection, changed: ReadonlyMap<string, PresenceStatus>): void {
    for (const [accountId, status] of changed) {
      if (connection.watched.has(accountId))
        connection.sendVolatile(textFrame(eventPacket('presence', JSON.stringify({ accountId, status }))));
    }
  }
}
