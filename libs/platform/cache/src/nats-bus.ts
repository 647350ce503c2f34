import type { NatsConnection, Publisher, Subscriptions } from '@hearken/platform-messaging';
import { randomUUID } from 'node:crypto';

/** What bentocache says to its other instances. */
export interface BusMessage {
  keys: string[];
  type: string;
  namespace?: string;
}
type Handler = (message: BusMessage) => void | Promise<void>;

const SUBJECT = 'hearken.rt.cache';
/** bentocache's type of "forget the whole memory tier". */
const CLEAR = 'clear';

/** bentocache's bus over core NATS. */
export class NatsBus {
  private readonly handlers = new Map<string, Handler>();
  private readonly stops: (() => void)[] = [];
  private id: string = randomUUID();

  constructor(
    private readonly publisher: Publisher,
    subscriptions: Subscriptions,
    nats: NatsConnection,
  ) {
    this.stops.push(
      subscriptions.subscribe(SUBJECT, (bytes) => this.receive(bytes)),
      // Invalidations sent meanwhile are lost, so nothing in memory can be trusted after a reconnect.
      nats.onConnected(() => this.clearMemory()),
    );
  }

  setId(id: string): this {
    this.id = id;
    return this;
  }

  onReconnect(): void {
    // Reconnects are handled here, see the constructor.
  }

  async publish(channel: string, message: unknown): Promise<void> {
    this.publisher.publish(SUBJECT, { channel, from: this.id, message });
  }

  async subscribe(channel: string, handler: unknown): Promise<void> {
    this.handlers.set(channel, handler as Handler);
  }

  async unsubscribe(channel: string): Promise<void> {
    this.handlers.delete(channel);
  }

  async disconnect(): Promise<void> {
    for (const stop of this.stops) stop();
  }

  /** Forgets this process's memory tier. */
  clearMemory(): void {
    for (const handler of this.handlers.values()) void handler({ type: CLEAR, keys: [] });
  }

  /** Makes every process forget its memory tier. */
  clearAllMemories(): void {
    this.clearMemory();
    for (const channel of this.handlers.keys()) void this.publish(channel, { type: CLEAR, keys: [] });
  }

  private receive(bytes: Uint8Array): void {
    const { channel, from, message } = JSON.parse(Buffer.from(bytes).toString()) as {
      channel: string;
      from: string;
      message: BusMessage;
    };
    if (from !== this.id) void this.handlers.get(channel)?.(message);
  }
}
