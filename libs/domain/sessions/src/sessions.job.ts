import { Every, Notifications, Sweeps } from '@hearken/platform-messaging';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

import { sessionColumns, toSession } from './consultations/sessions.repository';
import { Matchmaker } from './offers/matchmaker';
import { PresenceKeeping } from './presence/presence-keeping';
import { SessionTimers } from './session-timers';

/** The timed work of sessions. Any number of workers may run it at once: rows are claimed with SKIP LOCKED. */
@Injectable()
export class SessionsJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly timers: SessionTimers,
    private readonly matchmaker: Matchmaker,
    private readonly presence: PresenceKeeping,
    private readonly notifications: Notifications,
  ) {}

  onApplicationBootstrap(): void {
    // A place that gets free and a request that comes in are matched at once, not at the next poll.
    this.stopListening = this.notifications.listen(
      'sessions_due',
      () => void this.matchmaker.run().catch(() => undefined),
    );
  }

  onApplicationShutdown(): void {
    this.stopListening();
  }

  @Sweeps({
    name: 'sessions-due',
    claim: `SELECT ${sessionColumns} FROM sessions.sessions WHERE due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
    channel: 'sessions_due',
    concurrency: 4,
  })
  workOff(row: { id: string }): Promise<void> {
    return this.timers.work(toSession(row));
  }

  @Every(1000, { name: 'sessions-matchmaking' })
  match(): Promise<void> {
    return this.matchmaker.run();
  }

  @Every(2000, { name: 'sessions-dead-nodes' })
  endDeadNodes(): Promise<void> {
    return this.presence.endDeadNodes();
  }

  @Every(600_000, { name: 'sessions-old-edges' })
  removeOldEdges(): Promise<void> {
    return this.presence.removeOldEdges();
  }
}
