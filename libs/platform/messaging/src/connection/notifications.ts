import type { ConfigOf } from '@hearken/platform-config';
import { databaseConfig } from '@hearken/platform-database';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';

import { messageOf, pause } from '../pause';

type Handler = (payload: string) => void;

/**
 * PostgreSQL's LISTEN on a connection of its own. A notification only wakes: who listens also polls, because those sent
 * during a reconnect are lost. After a reconnect every handler is called once.
 */
@Injectable()
export class Notifications implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Notifications.name);
  private readonly handlers = new Map<string, Set<Handler>>();
  private readonly stop = new AbortController();
  private client: Client | null = null;
  private running: Promise<void> | null = null;
  private started = false;

  constructor(@Inject(databaseConfig.token) private readonly config: ConfigOf<typeof databaseConfig>) {}

  onApplicationBootstrap(): void {
    this.started = true;
    if (this.handlers.size > 0) this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.client?.end().catch(() => undefined);
    await this.running;
  }

  /** Calls `handler` with the payload of each notification; returns how to stop that. */
  listen(channel: string, handler: Handler): () => void {
    const handlers = this.handlers.get(channel) ?? new Set();
    const isNew = handlers.size === 0;
    handlers.add(handler);
    this.handlers.set(channel, handlers);
    if (this.started) this.run();
    if (isNew && this.client) void this.client.query(listenTo(channel)).catch(() => undefined);
    return () => handlers.delete(handler);
  }

  private run(): void {
    this.running ??= this.stayConnected();
  }

  private async stayConnected(): Promise<void> {
    for (let warned = false; !this.stop.signal.aborted;) {
      const client = new Client({
        connectionString: this.config.url,
        application_name: 'hearken-listen',
        keepAlive: true,
      });
      try {
        await this.listenUntilLost(client);
        warned = false;
      } catch (error) {
        if (!warned && !this.stop.signal.aborted)
          this.logger.warn(`LISTEN is not possible, polling only: ${messageOf(error)}`);
        warned = true;
      }
      this.client = null;
      await client.end().catch(() => undefined);
      await pause(500, this.stop.signal);
    }
  }

  private async listenUntilLost(client: Client): Promise<void> {
    const lost = new Promise<void>((resolve) => {
      client.on('error', () => resolve());
      client.on('end', () => resolve());
    });
    client.on('notification', ({ channel, payload }) => this.call(channel, payload ?? ''));
    await client.connect();
    this.client = client;
    for (const channel of this.handlers.keys()) await client.query(listenTo(channel));
    for (const channel of this.handlers.keys()) this.call(channel, '');
    await lost;
  }

  private call(channel: string, payload: string): void {
    for (const handler of this.handlers.get(channel) ?? []) handler(payload);
  }
}

function listenTo(channel: string): string {
  return `LISTEN "${channel.replaceAll('"', '""')}"`;
}
