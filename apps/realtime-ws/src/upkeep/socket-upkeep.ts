import { RevocationsService } from '@hearken/domain-accounts';
import { ConversationsService } from '@hearken/domain-conversations';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

import { socketConfig, type SocketConfig } from '../config';
import { AccountBus } from '../delivery/account-bus';
import { Connections } from '../sockets/connections';
import { PresenceRounds } from './presence-rounds';

/** Most conversations of one reading of heads. */
const headsAtOnce = 1000;

/** What has to be looked after while sockets are open: whether they may stay, and that no tail of a log is lost. */
@Injectable()
export class SocketUpkeep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(SocketUpkeep.name);
  private timers: NodeJS.Timeout[] = [];
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly connections: Connections,
    private readonly conversations: ConversationsService,
    private readonly rounds: PresenceRounds,
    private readonly revocations: RevocationsService,
    @Inject(socketConfig.token) private readonly config: SocketConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.revocations.onRevoked(() => this.closeUnwelcome());
    this.every(this.config.checkMs, () => this.closeUnwelcome());
    this.every(this.config.beaconMs, () => this.sendBeacons());
    this.every(this.config.leaseMs, () => this.rounds.run());
  }

  onApplicationShutdown(): void {
    this.stopListening();
    for (const timer of this.timers) clearInterval(timer);
  }

  /** Sockets whose login was ended or whose token ran out: gone within a check, on every node. */
  closeUnwelcome(): void {
    const now = Date.now();
    for (const connection of this.connections.all()) {
      const { sid, tokenExpiresAt } = connection.actor;
      if (tokenExpiresAt <= now || this.revocations.isRevoked(sid)) connection.close();
    }
  }

  /** Tells each socket how long the logs it follows are: who lost the newest frame learns of it here. */
  async sendBeacons(): Promise<void> {
    const followed = new Set<string>();
    for (const connection of this.connections.all()) for (const id of connection.open) followed.add(id);
    const ids = [...followed];
    const heads = new Map<string, number>();
    for (let start = 0; start < ids.length; start += headsAtOnce) {
      const rows = await this.conversations.heads(ids.slice(start, start + headsAtOnce));
      for (const { conversationId, head } of rows) heads.set(conversationId, head);
    }
    for (const connection of this.connections.all()) {
      for (const conversationId of connection.open) {
        const head = heads.get(conversationId);
        if (head !== undefined)
          connection.emit('conversation.cursor', { conversationId, accountId: null, received: 0, read: 0, head });
      }
    }
  }

  private every(ms: number, work: () => void | Promise<void>): void {
    let running = false;
    const timer = setInterval(() => {
      if (running) return;
      running = true;
      Promise.resolve()
        .then(work)
        .catch((error: unknown) =>
          this.logger.warn(`upkeep failed: ${error instanceof Error ? error.message : String(error)}`),
        )
        .finally(() => (running = false));
    }, ms);
    this.timers.push(timer);
  }
}

/** Reads the heads anew when NATS comes back: what was published meanwhile is lost. */
@Injectable()
export class BeaconsAfterOutage implements OnApplicationBootstrap {
  constructor(
    private readonly bus: AccountBus,
    private readonly upkeep: SocketUpkeep,
  ) {}

  onApplicationBootstrap(): void {
    this.bus.onReconnected(() => void this.upkeep.sendBeacons().catch(() => undefined));
  }
}
