import { accountSubject } from '@hearken/contracts';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Msg, NatsConnection as NatsClient, Subscription } from '@nats-io/transport-node';

import { NatsConnection } from './nats-connection';

export type BytesHandler = (bytes: Uint8Array, subject: string) => void | Promise<void>;
type MessageHandler = (message: Msg) => void | Promise<void>;

interface Wanted {
  readonly subject: string;
  readonly queue?: string;
  readonly handler: MessageHandler;
  subscription?: Subscription;
}

/** Core NATS subscriptions that may be asked for before NATS is there; the client renews them at every reconnect. */
@Injectable()
export class Subscriptions implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(Subscriptions.name);
  /** Asked for before the first connection. */
  private readonly waiting = new Set<Wanted>();
  private stop: () => void = () => undefined;

  constructor(private readonly nats: NatsConnection) {}

  onModuleInit(): void {
    this.stop = this.nats.onConnected((client) => {
      for (const wanted of this.waiting) this.open(client, wanted);
      this.waiting.clear();
    });
  }

  onApplicationShutdown(): void {
    this.stop();
  }

  /** Frames for one account's devices, as raw bytes of `AccountFrames`; returns how to unsubscribe. */
  onAccount(accountId: string, handler: BytesHandler): () => void {
    return this.subscribe(accountSubject(accountId), handler);
  }

  /** Any subject (wildcards too); with `queue`, one of the group gets each message. */
  subscribe(subject: string, handler: BytesHandler, options: { queue?: string } = {}): () => void {
    return this.subscribeMessages(subject, (message) => handler(message.data, message.subject), options);
  }

  /** Like `subscribe`, with the whole message for those who respond. */
  subscribeMessages(subject: string, handler: MessageHandler, options: { queue?: string } = {}): () => void {
    const wanted: Wanted = { subject, handler, ...options };
    const client = this.nats.current;
    if (client) this.open(client, wanted);
    else this.waiting.add(wanted);
    return () => {
      this.waiting.delete(wanted);
      if (wanted.subscription && !wanted.subscription.isClosed()) wanted.subscription.unsubscribe();
    };
  }

  private open(client: NatsClient, wanted: Wanted): void {
    if (client.isClosed()) return;
    wanted.subscription = client.subscribe(wanted.subject, {
      ...(wanted.queue ? { queue: wanted.queue } : {}),
      callback: (error, message) => {
        if (error) this.logger.warn(`subscription ${wanted.subject}: ${error.message}`);
        else this.deliver(wanted, message);
      },
    });
  }

  private deliver(wanted: Wanted, message: Msg): void {
    const failed = (error: unknown) =>
      this.logger.error(`handler of ${wanted.subject} failed`, error instanceof Error ? error.stack : String(error));
    try {
      const running = wanted.handler(message);
      if (running instanceof Promise) running.catch(failed);
    } catch (error) {
      failed(error);
    }
  }
}
