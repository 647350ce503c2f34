import type { Server as HttpServer } from 'node:http';

import { DomainError } from '@hearken/platform-errors';
import { TokenVerifier, type Actor } from '@hearken/platform-auth';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Server, type Socket } from 'socket.io';

import { socketConfig, type SocketConfig } from '../config';
import { toFrameError } from './frame-errors';
import { SocketLife } from './socket-life';
import { TokenBucket } from './token-bucket';

/** Socket.IO on the service's own HTTP server: websocket only, so no sticky sessions; authenticated before anything else. */
@Injectable()
export class SocketServer implements OnModuleInit {
  private readonly logger = new Logger(SocketServer.name);
  private readonly admission: TokenBucket;
  private io: Server | undefined;
  private draining = false;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly tokens: TokenVerifier,
    private readonly life: SocketLife,
    @Inject(socketConfig.token) private readonly config: SocketConfig,
  ) {
    this.admission = new TokenBucket(config.admissionPerSecond, config.admissionPerSecond, Date.now());
  }

  onModuleInit(): void {
    const server = this.host.httpAdapter.getHttpServer() as HttpServer;
    this.io = new Server(server, {
      path: '/ws',
      transports: ['websocket'],
      allowUpgrades: false,
      serveClient: false,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: this.config.frameMaxBytes,
      pingInterval: this.config.pingIntervalMs,
      pingTimeout: this.config.pingTimeoutMs,
      connectTimeout: 10_000,
    });
    this.io.use((socket, next) => {
      this.admit(socket).then(
        () => next(),
        (error: unknown) => next(refusal(error)),
      );
    });
    this.io.on('connection', (socket) => this.life.begin(socket, (socket.data as { actor: Actor }).actor));
    // What speaks no Socket.IO is none of our clients; its address is in the proxy's log.
    this.io.engine.on('connection_error', ({ code, message }: { code: number; message: string }) =>
      this.logger.debug(`refused: ${code} ${message}`),
    );
  }

  /** Lets nobody in any more. */
  startDraining(): void {
    this.draining = true;
  }

  close(): void {
    this.io?.disconnectSockets(true);
    this.io?.engine.close();
  }

  /** @throws UNAVAILABLE while draining or beyond the set rate, else what the token deserves */
  private async admit(socket: Socket): Promise<void> {
    if (this.draining) throw new DomainError('UNAVAILABLE', 'This server is about to stop', { retryAfterMs: 0 });
    const wait = this.admission.take(Date.now());
    // As many seconds as the crowd takes to come in would be exact; the client's full jitter does the spreading.
    if (wait > 0)
      throw new DomainError('UNAVAILABLE', 'Too many connections at once', { retryAfterMs: Math.max(wait, 1000) });
    const { token } = socket.handshake.auth as { token?: unknown };
    if (typeof token !== 'string') throw new DomainError('UNAUTHENTICATED', 'Sign in first');
    const actor = await this.tokens.verify(token);
    await this.life.prepare(actor);
    Object.assign(socket.data as object, { actor });
  }
}

/** socket.io hands `data` on to the client's connect_error. */
function refusal(error: unknown): Error {
  const frame = toFrameError(error, 'connect');
  return Object.assign(new Error(frame.message), { data: frame });
}
