import { io, type Socket } from 'socket.io-client';

import type { ClientEvent, ClientPayload, ClientResults } from '@hearken/contracts';

import { fullJitter, type BackoffRange } from './backoff';
import { ChatError } from './chat-error';
import { Listeners } from './listeners';
import { tokenExpiry } from './token';
import type { ChatClientOptions, ChatFailure, ConnectionStatus } from './types';

const defaultBackoff: BackoffRange = { minMs: 1000, maxMs: 30_000 };
/** The token is renewed this long before it ends, or after nine tenths of a shorter life. */
const renewAheadMs = 60_000;

/** One socket that is brought back for ever, with a valid token, and never all at once with others. */
export class Connection {
  status: ConnectionStatus = 'idle';
  readonly statusChanged = new Listeners<[ConnectionStatus]>();
  readonly received = new Listeners<[string, unknown]>();
  private socket: Socket | undefined;
  private attempt = 0;
  private reason: 'connect' | 'refused' = 'connect';
  private reconnectTimer: ReturnType<typeof setTimeout> | undefined;
  private renewTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: ChatClientOptions) {}

  connect(): void {
    if (this.status === 'connecting' || this.status === 'online' || this.status === 'offline') return;
    this.attempt = 0;
    this.setStatus('connecting');
    void this.open();
  }

  close(): void {
    clearTimeout(this.reconnectTimer);
    this.drop();
    this.setStatus('closed');
  }

  /** @throws ChatError */
  async request<E extends ClientEvent>(event: E, payload: ClientPayload<E>): Promise<ClientResults[E]> {
    const socket = this.socket;
    if (!socket?.connected) throw new ChatError({ code: 'UNAVAILABLE', message: 'not connected' });
    if (event === 'typing') {
      socket.volatile.emit(event, payload);
      return undefined as never;
    }
    const ack = await this.answer(socket, event, payload);
    if (!ack.ok) throw new ChatError(ack.error);
    return ack as unknown as ClientResults[E];
  }

  private async answer(
    socket: Socket,
    event: string,
    payload: unknown,
  ): Promise<{ ok: true } | { ok: false; error: ChatFailure }> {
    try {
      return await socket.timeout(this.options.requestTimeoutMs ?? 10_000).emitWithAck(event, payload);
    } catch {
      // Either the socket is gone or the answer did not come in time: nobody knows whether it was done.
      throw new ChatError({ code: 'TIMEOUT', message: `no answer to ${event}` });
    }
  }

  private async open(): Promise<void> {
    const token = await this.options.getToken(this.reason).catch(() => undefined);
    if (this.status === 'closed') return;
    if (token === null) return this.setStatus('signed-out');
    if (token === undefined) return this.retryLater();
    const socket = io(this.options.url ?? '', {
      path: this.options.path ?? '/ws',
      transports: ['websocket'],
      forceNew: true,
      // Socket.IO's own backoff has no full jitter and would not ask for a fresh token.
      reconnection: false,
      auth: { token },
    });
    this.socket = socket;
    socket.on('connect', () => this.opened(token));
    socket.on('connect_error', (error: Error & { data?: Partial<ChatFailure> }) => this.refused(error.data));
    socket.on('disconnect', () => this.lost(socket));
    socket.on('server.drain', ({ reconnectAfterMs }: { reconnectAfterMs: number }) =>
      this.moveAway(socket, reconnectAfterMs),
    );
    socket.onAny((event: string, data: unknown) => this.received.call(event, data));
  }

  private opened(token: string): void {
    this.attempt = 0;
    this.reason = 'connect';
    this.scheduleRenewal(token);
    this.setStatus('online');
  }

  private refused(failure: Partial<ChatFailure> | undefined): void {
    const unauthenticated = ['UNAUTHENTICATED', 'TOKEN_EXPIRED', 'SESSION_REVOKED', 'ACCOUNT_BANNED'];
    this.reason = unauthenticated.includes(failure?.code ?? '') ? 'refused' : 'connect';
    this.retryLater(failure?.retryAfterMs);
  }

  private lost(socket: Socket): void {
    if (socket === this.socket && this.status !== 'closed') this.retryLater();
  }

  /** The server is about to stop: clients leave one by one within the time it gives. */
  private moveAway(socket: Socket, reconnectAfterMs: number): void {
    setTimeout(() => {
      if (socket !== this.socket || this.status !== 'online') return;
      this.drop();
      this.setStatus('offline');
      void this.open();
    }, Math.random() * reconnectAfterMs);
  }

  private retryLater(floorMs = 0): void {
    this.drop();
    this.setStatus('offline');
    const wait = fullJitter(this.attempt++, this.options.backoff ?? defaultBackoff, floorMs);
    clearTimeout(this.reconnectTimer);
    this.reconnectTimer = setTimeout(() => void this.open(), wait);
  }

  private scheduleRenewal(token: string): void {
    clearTimeout(this.renewTimer);
    const expiry = tokenExpiry(token);
    if (expiry === null) return;
    const life = expiry - Date.now();
    this.renewTimer = setTimeout(
      () => void this.renew(),
      Math.min(Math.max(life - renewAheadMs, life * 0.9), 2 ** 31 - 1),
    );
  }

  private async renew(): Promise<void> {
    const token = await this.options.getToken('renew').catch(() => undefined);
    if (!token || this.status !== 'online') return;
    try {
      await this.request('auth.renew', { token });
      this.scheduleRenewal(token);
    } catch {
      // The server closes the socket when the old token ends; reconnecting asks for another.
    }
  }

  private drop(): void {
    clearTimeout(this.renewTimer);
    const socket = this.socket;
    this.socket = undefined;
    socket?.disconnect();
  }

  private setStatus(status: ConnectionStatus): void {
    if (status === this.status) return;
    this.status = status;
    this.statusChanged.call(status);
  }
}
