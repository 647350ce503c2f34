import type { ServerEvent, ServerPayload } from '@hearken/contracts';
import type { Actor } from '@hearken/platform-auth';
import type { Socket } from 'socket.io';

import type { SocketConfig } from '../config';
import { ackPacket, eventPacket } from './frame-encoding';
import { TokenBucket } from './token-bucket';
import { textFrame, Turn, Wire } from './wire';

/** Most conversations of one socket that get beacons: the ones opened last. */
const mostOpen = 50;

/** A burst of one turn is no slowness; what is still there after this long is. */
const slownessMs = 250;

const turn = new Turn();

/** One signed-in socket: who it is, what it has open, and how much it may be behind. */
export class ClientConnection {
  /** Conversations this socket follows; it gets their head beacons. */
  readonly open = new Set<string>();
  /** Counselors whose presence it shows. */
  watched: ReadonlySet<string> = new Set();
  consentUntil = 0;
  lastHeardAt = Date.now();
  private readonly rate: TokenBucket;
  private readonly wire: Wire;
  private checking = false;

  constructor(
    readonly socket: Socket,
    public actor: Actor,
    private readonly config: SocketConfig,
  ) {
    this.rate = new TokenBucket(config.eventsPerSecond, config.eventsBurst, this.lastHeardAt);
    this.wire = new Wire(socket, turn);
  }

  get accountId(): string {
    return this.actor.id;
  }

  /** @returns 0 or the milliseconds to wait */
  admitEvent(now: number): number {
    this.lastHeardAt = now;
    return this.rate.take(now);
  }

  trustConsent(now: number): void {
    this.consentUntil = now + this.config.consentTrustMs;
  }

  follow(conversationId: string): void {
    this.open.delete(conversationId);
    this.open.add(conversationId);
    if (this.open.size > mostOpen) this.open.delete(this.open.values().next().value as string);
  }

  emit<E extends ServerEvent>(event: E, data: ServerPayload<E>): void {
    this.send(textFrame(eventPacket(event, JSON.stringify(data))));
  }

  acknowledge(id: number | undefined, json: string): void {
    if (id !== undefined) this.send(textFrame(ackPacket(id, json)));
  }

  /** Sends a frame that is encoded already. */
  send(frame: Buffer): void {
    this.wire.send(frame);
    if (!this.checking && this.isTooFarBehind) this.checkSoon();
  }

  /** What may be lost: dropped as soon as the socket is half as far behind as it may be. */
  sendVolatile(frame: Buffer): void {
    const { outstandingMaxFrames, outstandingMaxBytes } = this.config;
    const { outstandingFrames, outstandingBytes } = this.wire;
    if (outstandingFrames * 2 < outstandingMaxFrames && outstandingBytes * 2 < outstandingMaxBytes) this.send(frame);
  }

  close(): void {
    this.socket.disconnect(true);
  }

  private get isTooFarBehind(): boolean {
    const { outstandingMaxFrames, outstandingMaxBytes } = this.config;
    return this.wire.outstandingFrames >= outstandingMaxFrames || this.wire.outstandingBytes >= outstandingMaxBytes;
  }

  private checkSoon(): void {
    this.checking = true;
    setTimeout(() => {
      this.checking = false;
      if (this.wire.outstandingBytes > 0 && this.isTooFarBehind) this.wire.dropSlow();
    }, slownessMs).unref();
  }
}
