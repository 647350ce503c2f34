import type { Actor } from '@hearken/platform-auth';
import { Inject, Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';

import { socketConfig, type SocketConfig } from '../config';
import { AccountBus } from '../delivery/account-bus';
import { PresenceKeeping } from '../presence/presence-keeping';
import { ClientConnection } from './client-connection';
import { Connections } from './connections';
import { Dispatcher } from './dispatcher';

/** A packet of Socket.IO protocol v5: 2 = EVENT, 5 = BINARY_EVENT. */
interface Packet {
  type: number;
  data?: unknown[];
  id?: number;
}

/** From a socket's welcome to its end. */
@Injectable()
export class SocketLife {
  private leaving = false;

  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly connections: Connections,
    private readonly presence: PresenceKeeping,
    private readonly bus: AccountBus,
    @Inject(socketConfig.token) private readonly config: SocketConfig,
  ) {}

  /** Subscribes first: nothing that is committed after the client's first reading may pass it by. */
  async prepare(actor: Actor): Promise<void> {
    await this.bus.follow(actor.id);
  }

  begin(socket: Socket, actor: Actor): void {
    const connection = new ClientConnection(socket, actor, this.config);
    // The account's last other socket may have left since `prepare`.
    void this.bus.follow(actor.id);
    if (this.connections.add(connection)) this.presence.arrived(actor.id);
    readPackets(socket, (packet) => {
      const [name, payload] = packet.data ?? [];
      this.dispatcher.dispatch(connection, { name, payload, id: packet.id });
    });
    socket.conn.on('heartbeat', () => {
      connection.lastHeardAt = Date.now();
    });
    socket.once('disconnect', () => this.end(connection));
  }

  /** From now on it is us who close: such an absence is never billed. */
  startLeaving(): void {
    this.leaving = true;
  }

  private end(connection: ClientConnection): void {
    if (!this.connections.remove(connection)) return;
    const { accountId } = connection;
    this.bus.unfollow(accountId);
    this.presence.left(accountId, connection.lastHeardAt, this.leaving ? 'server' : 'client');
  }
}

/**
 * Takes event packets before socket.io's own emitter does: that one makes a closure for each acknowledgement, puts
 * each event off to the next tick and keeps silent about events that nobody listens to. `_onpacket` is what its
 * decoder calls; a test fails if a new version does not.
 */
function readPackets(socket: Socket, handle: (packet: Packet) => void): void {
  const hooked = socket as unknown as { _onpacket(packet: Packet): void };
  const original = hooked._onpacket.bind(socket);
  hooked._onpacket = (packet) => {
    if (packet.type === 2 || packet.type === 5) handle(packet);
    else original(packet);
  };
}
