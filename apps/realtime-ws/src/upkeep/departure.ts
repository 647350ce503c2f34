import { setTimeout as sleep } from 'node:timers/promises';

import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

import { socketConfig, type SocketConfig } from '../config';
import { Connections } from '../sockets/connections';
import { SocketLife } from '../sockets/socket-life';
import { SocketServer } from '../sockets/socket-server';
import { Writing } from './writing';

/** The node's coming and going: on SIGTERM clients are asked to leave one by one, and nothing accepted is dropped. */
@Injectable()
export class Departure implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly server: SocketServer,
    private readonly life: SocketLife,
    private readonly writing: Writing,
    private readonly connections: Connections,
    @Inject(socketConfig.token) private readonly config: SocketConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.writing.attachments.started();
    await this.writing.log.open();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.server.startDraining();
    this.life.startLeaving();
    const { drainMs } = this.config;
    // They leave within nine tenths of the time; the rest is for the last ones' acknowledgements.
    for (const connection of this.connections.all())
      connection.emit('server.drain', { reconnectAfterMs: Math.floor(drainMs * 0.9) });
    for (const end = Date.now() + drainMs; this.connections.size > 0 && Date.now() < end;) await sleep(50);
    await this.writing.log.drained();
    this.server.close();
    await this.writing.attachments.written();
  }
}
