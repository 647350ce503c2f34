import { accountSubject } from '@hearken/contracts';
import { natsConfig } from '@hearken/platform-messaging';
import type { ConfigOf } from '@hearken/platform-config';
import { connect, type NatsConnection, type Subscription } from '@nats-io/transport-node';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';

type Handler = (accountId: string, bytes: Uint8Array) => void;

/** A socket that is let in while NATS is slow loses nothing: resume and beacons find what it misses. */
const subscribeWaitMs = 500;

/** Characters; with three bytes each still below the megabyte that NATS takes. */
const batchCeiling = 200_000;

/**
 * Frames between socket nodes, by account: a node is subscribed to exactly the accounts that have a socket here. A
 * connection of its own with `noEcho`, because this node's sockets get its own entries directly; what other parts of
 * this process publish for accounts goes out over the process's usual connection and comes in here.
 */
@Injectable()
export class AccountBus implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(AccountBus.name);
  private readonly subscriptions = new Map<string, Subscription | null>();
  /** Frames of this turn by account, joined by commas. */
  private readonly outgoing = new Map<string, string>();
  private readonly reconnected = new Set<() => void>();
  private client: NatsConnection | undefined;
  private connected = false;
  private stopped = false;
  private handler: Handler = () => undefined;

  constructor(@Inject(natsConfig.token) private readonly config: ConfigOf<typeof natsConfig>) {}

  onModuleInit(): void {
    // Not awaited: sockets are served without NATS too, their own node's messages and the log need none.
    void this.connectForEver();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.client?.close();
  }

  onFrames(handler: Handler): void {
    this.handler = handler;
  }

  /** Runs after each reconnect: what was published meanwhile is gone. */
  onReconnected(listener: () => void): void {
    this.reconnected.add(listener);
  }

  /** From when this resolves, the account's frames come here. */
  async follow(accountId: string): Promise<void> {
    if (this.subscriptions.has(accountId)) return;
    this.subscriptions.set(accountId, this.subscribe(accountId));
    if (!this.client || !this.connected) return;
    await Promise.race([this.client.flush(), new Promise((resolve) => setTimeout(resolve, subscribeWaitMs))]);
  }

  unfollow(accountId: string): void {
    this.subscriptions.get(accountId)?.unsubscribe();
    this.subscriptions.delete(accountId);
  }

  /** Best effort, to the other nodes only. What one turn publishes for an account travels as one message. */
  publish(accountId: string, frameJson: string): void {
    // While disconnected the client would keep it and send it late: the log is the better memory.
    if (!this.connected) return;
    if (this.outgoing.size === 0) queueMicrotask(() => this.flush());
    const waiting = this.outgoing.get(accountId);
    if (waiting === undefined) this.outgoing.set(accountId, frameJson);
    else if (waiting.length < batchCeiling) this.outgoing.set(accountId, `${waiting},${frameJson}`);
    else {
      this.client?.publish(accountSubject(accountId), `[${waiting}]`);
      this.outgoing.set(accountId, frameJson);
    }
  }

  private flush(): void {
    for (const [accountId, frames] of this.outgoing) this.client?.publish(accountSubject(accountId), `[${frames}]`);
    this.outgoing.clear();
  }

  get followed(): number {
    return this.subscriptions.size;
  }

  private subscribe(accountId: string): Subscription | null {
    if (!this.client || this.client.isClosed()) return null;
    return this.client.subscribe(accountSubject(accountId), {
      callback: (error, message) => {
        if (!error) this.handler(accountId, message.data);
      },
    });
  }

  private async connectForEver(): Promise<void> {
    while (!this.client && !this.stopped) {
      try {
        this.client = await connect({
          servers: this.config.servers,
          name: `${this.config.clientName}-accounts`,
          noEcho: true,
          maxReconnectAttempts: -1,
          reconnectTimeWait: 250,
          reconnectJitter: 250,
          pingInterval: 5_000,
          maxPingOut: 2,
        });
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    }
    if (!this.client) return;
    if (this.stopped) return void this.client.close();
    this.connected = true;
    // Accounts that came before NATS did.
    for (const accountId of this.subscriptions.keys()) this.subscriptions.set(accountId, this.subscribe(accountId));
    this.announce();
    for await (const status of this.client.status()) this.statusCame(status.type);
  }

  private statusCame(type: string): void {
    if (type === 'disconnect') {
      this.connected = false;
      if (!this.stopped) this.logger.warn('NATS lost: frames of other nodes are found by resume and beacons meanwhile');
    } else if (type === 'reconnect') {
      this.connected = true;
      this.announce();
    }
  }

  private announce(): void {
    for (const listener of this.reconnected) listener();
  }
}
