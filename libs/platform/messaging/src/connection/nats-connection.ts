import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection as NatsClient } from '@nats-io/transport-node';

import { natsConfig, type NatsConfig } from '../messaging.config';
import { messageOf, pause } from '../pause';
import { ensureStreams } from './streams';

type Listener = (client: NatsClient) => void;

/**
 * The process's one NATS connection. It reconnects for ever, and a service starts without it: PostgreSQL is the truth,
 * and whatever must not be lost waits in the outbox.
 */
@Injectable()
export class NatsConnection implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(NatsConnection.name);
  private readonly listeners = new Set<Listener>();
  private readonly abort = new AbortController();
  private client: NatsClient | null = null;
  private connected = false;
  private first: Promise<NatsClient> | null = null;

  constructor(@Inject(natsConfig.token) private readonly config: NatsConfig) {}

  async onModuleInit(): Promise<void> {
    this.first = this.connectForEver();
    this.first.catch(() => undefined);
    // A short wait spares the usual start a flood of "not connected", yet a start with NATS down is not held up.
    await Promise.race([this.first.catch(() => undefined), pause(this.config.firstConnectWaitMs)]);
  }

  async onApplicationShutdown(): Promise<void> {
    this.abort.abort();
    this.connected = false;
    const { client } = this;
    if (!client || client.isClosed()) return;
    // drain() waits for the server; with NATS down it would hold the shutdown up.
    await Promise.race([client.drain().catch(() => undefined), pause(1_000)]);
    await client.close().catch(() => undefined);
  }

  get isConnected(): boolean {
    return this.connected;
  }

  /** The client once connected; null while the first connection is still being tried. */
  get current(): NatsClient | null {
    return this.client;
  }

  /** Waits for the first connection (later outages are the client's own business). */
  ready(): Promise<NatsClient> {
    if (!this.first) throw new Error('NATS is connected in onModuleInit; it was asked for before');
    return this.first;
  }

  /** Runs `listener` on the first connection and after every reconnect; returns how to stop that. */
  onConnected(listener: Listener): () => void {
    this.listeners.add(listener);
    if (this.client && this.connected) listener(this.client);
    return () => this.listeners.delete(listener);
  }

  async jetstream(): Promise<JetStreamClient> {
    return jetstream(await this.ready());
  }

  async jetstreamManager(): Promise<JetStreamManager> {
    return jetstreamManager(await this.ready(), { checkAPI: false });
  }

  /** Makes the domains' streams exist; needed again when NATS comes back with an empty store. */
  async ensureStreams(): Promise<void> {
    await ensureStreams(await this.jetstreamManager(), this.config);
  }

  private async connectForEver(): Promise<NatsClient> {
    for (let warned = false; ; warned = true) {
      if (this.abort.signal.aborted) throw new Error('shutting down');
      try {
        const client = await connect({
          servers: this.config.servers,
          name: this.config.clientName,
          maxReconnectAttempts: -1,
          reconnectTimeWait: 250,
          reconnectJitter: 250,
          pingInterval: 10_000,
          maxPingOut: 2,
          timeout: 5_000,
        });
        return this.adopt(client);
      } catch (error) {
        if (!warned) this.logger.warn(`NATS is not reachable, trying on: ${messageOf(error)}`);
        await pause(300, this.abort.signal);
      }
    }
  }

  private adopt(client: NatsClient): NatsClient {
    this.client = client;
    if (this.abort.signal.aborted) {
      void client.close();
      return client;
    }
    this.announce(client);
    void this.watch(client);
    return client;
  }

  private async watch(client: NatsClient): Promise<void> {
    for await (const status of client.status()) {
      if (status.type === 'disconnect') {
        this.connected = false;
        if (!this.abort.signal.aborted) this.logger.warn('NATS connection lost, reconnecting');
      } else if (status.type === 'reconnect') {
        this.logger.log('NATS reconnected');
        this.announce(client);
      } else if (status.type === 'error') {
        this.logger.warn(`NATS: ${status.error.message}`);
      }
    }
  }

  private announce(client: NatsClient): void {
    this.connected = true;
    this.ensureStreams().catch((error: unknown) =>
      this.logger.warn(`streams could not be ensured: ${messageOf(error)}`),
    );
    for (const listener of this.listeners) listener(client);
  }
}
