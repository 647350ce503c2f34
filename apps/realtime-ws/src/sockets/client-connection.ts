import type { ServerEvent, ServerPayload } from '@hearken/contracts';
import type { Actor } from '@hearken/platform-auth';
import type { Socket } from 'socket.io';

import type { SocketConfig } from '../config';
import { ackPacket, eventPacket } from './frame-encoding';
import { TokenBucket } from './token-bucket';

/** Most conversations of one socket that get beacons: the ones opened last. */
const mostOpen = 50;

/** One signed-in socket: who it is, what it has open, and how much it may be behind. */
export class ClientConnection {
  /** Conversations this socket follows; it gets their head beacons. */
  readonly open = new Set<string>();
  /** Counselors whose presence it shows. */
  watched: ReadonlySet<string> = new Set();
  consentUntil = 0;
  lastHeardAt = Date.now();
  private readonly rate: TokenBucket;
  private pendingBytes = 0;
  private checking = false;

  constructor(
    readonly socket: Socket,
    public actor: Actor,
    private readonly config: SocketConfig,
  ) {
    this.rate = new TokenBucket(config.eventsPerSecond, config.eventsBurst, this.lastHeardAt);
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
    this.send(eventPacket(event, JSON.stringify(data)));
  }

  /** What may be lost: dropped as soon as the socket is half as far behind as it may be. */
  sendVolatile(packet: string): void {
    const { outstandingMaxFrames, outstandingMaxBytes } = this.config;
    if (this.outstandingFrames * 2 < outstandingMaxFrames && this.outstandingBytes * 2 < outstandingMaxBytes)
      this.send(packet);
  }

  acknowledge(id: number | undefined, json: string): void {
    if (id !== undefined) this.send(ackPacket(id, json));
  }

  /** Sends a packet that is encoded already. */
  send(packet: string): void {
    const { conn } = this.socket;
    if (conn.readyState !== 'open') return;
    this.pendingBytes = this.outstandingFrames === 0 ? packet.length : this.pendingBytes + packet.length;
    conn.write(packet);
    if (!this.checking && this.isTooFarBehind) this.checkSoon();
  }

  close(): void {
    this.socket.disconnect(true);
  }

  private get outstandingFrames(): number {
    // Private to engine.io's types, but the only place where frames wait for a socket that does not read.
    return (this.socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;
  }

  private get outstandingBytes(): number {
    const unsent = this.outstandingFrames === 0 ? 0 : this.pendingBytes;
    return unsent + (webSocketOf(this.socket)?.bufferedAmount ?? 0);
  }

  private get isTooFarBehind(): boolean {
    return (
      this.outstandingFrames >= this.config.outstandingMaxFrames ||
      this.outstandingBytes >= this.config.outstandingMaxBytes
    );
  }

  /** A burst of one turn is no slowness: what the kernel takes is gone a moment later. */
  private checkSoon(): void {
    this.checking = true;
    setTimeout(() => {
      this.checking = false;
      if (this.isTooFarBehind) this.dropSlow();
    }, 250).unref();
  }

  /** 1013 = try again later (RFC 6455 registry): the client comes back and resumes from its last seq. */
  private dropSlow(): void {
    webSocketOf(this.socket)?.close(1013, 'SLOW_CONSUMER');
    // It does not read, so it will not answer the closing handshake either.
    webSocketOf(this.socket)?.terminate();
  }
}

/** What is used of the transport's WebSocket, which socket.io does not type. */
interface WireSocket {
  readonly bufferedAmount: number;
  close(code: number, reason: string): void;
  terminate(): void;
}

function webSocketOf(socket: Socket): WireSocket | undefined {
  return (socket.conn.transport as unknown as { socket?: WireSocket }).socket;
}
