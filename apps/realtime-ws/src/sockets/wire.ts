import type { Socket as TcpSocket } from 'node:net';
import type { Socket } from 'socket.io';

/**
 * A Socket.IO packet as it travels: Engine.IO's message prefix `4` in an unmasked text frame of RFC 6455. Made once and
 * shared by all its readers.
 */
export function textFrame(packet: string): Buffer {
  const length = Buffer.byteLength(packet) + 1;
  const head = headerLength(length);
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = 0x81;
  if (head === 2) frame[1] = length;
  else if (head === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame[head] = 0x34;
  frame.write(packet, head + 1, 'utf8');
  return frame;
}

const headerLength = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10);

/** What is used of the transport's WebSocket, which socket.io does not type. */
interface WebSocket {
  readonly _socket: TcpSocket | null;
  close(code: number, reason: string): void;
  terminate(): void;
}

/**
 * Writes whole frames to the socket's own stream: all of a turn in one system call, where engine.io makes one or two
 * a frame. That is safe beside its pings and close frames because every frame is one write and compression is off.
 */
export class Wire {
  private waiting: Buffer[] = [];
  private frames = 0;

  constructor(
    private readonly socket: Socket,
    private readonly turn: Turn,
  ) {}

  send(frame: Buffer): void {
    if (this.waiting.length === 0) this.turn.add(this);
    this.waiting.push(frame);
  }

  /** Frames that the kernel has not taken since it last had taken all. */
  get outstandingFrames(): number {
    return this.frames + this.waiting.length;
  }

  get outstandingBytes(): number {
    return this.stream?.writableLength ?? 0;
  }

  /** 1013 = try again later (RFC 6455's registry): the client comes back and resumes from its last seq. */
  dropSlow(): void {
    this.webSocket?.close(1013, 'SLOW_CONSUMER');
    // It does not read, so it will not answer the closing handshake either.
    this.webSocket?.terminate();
  }

  flush(): void {
    const { waiting, stream } = this;
    this.waiting = [];
    if (!stream?.writable || this.socket.conn.readyState !== 'open') return;
    const first = waiting[0] as Buffer;
    stream.write(waiting.length === 1 ? first : Buffer.concat(waiting));
    this.frames = stream.writableLength === 0 ? 0 : this.frames + waiting.length;
  }

  private get webSocket(): WebSocket | undefined {
    return (this.socket.conn.transport as unknown as { socket?: WebSocket }).socket;
  }

  private get stream(): TcpSocket | null | undefined {
    return this.webSocket?._socket;
  }
}

/** Collects what one turn of the event loop sends, and flushes it at its end. */
export class Turn {
  private dirty: Wire[] = [];

  add(wire: Wire): void {
    // After the code that runs now, which usually answers a whole flush of the log.
    if (this.dirty.push(wire) === 1) queueMicrotask(() => this.end());
  }

  private end(): void {
    const wires = this.dirty;
    this.dirty = [];
    for (const wire of wires) wire.flush();
  }
}
