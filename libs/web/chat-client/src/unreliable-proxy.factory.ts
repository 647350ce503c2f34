import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createRequire } from 'node:module';

/** Shares of the `conversation.entry` frames, 0…1. */
export interface Spoiling {
  drop: number;
  double: number;
  /** Held back until the next frame has passed: out of order. */
  delay: number;
}

export interface UnreliableProxy {
  url: string;
  cuts: number;
  spoiled: number;
  cutAll(): void;
  spoil(spoiling: Spoiling): void;
  close(): Promise<void>;
}

interface Peer {
  on(event: 'message', listener: (data: Buffer, isBinary: boolean) => void): void;
  on(event: 'close' | 'open' | 'error', listener: () => void): void;
  send(data: string): void;
  terminate(): void;
}
interface WebSockets {
  new (url: string): Peer;
  WebSocketServer: new (options: { noServer: true }) => {
    handleUpgrade(request: IncomingMessage, socket: Socket, head: Buffer, done: (peer: Peer) => void): void;
  };
}

/** A websocket proxy that cuts connections and loses, doubles and reorders the entries that pass it. */
export async function startUnreliableProxy(target: string | (() => string)): Promise<UnreliableProxy> {
  const WebSocket = createRequire(__filename)('ws') as WebSockets;
  const upgrades = new WebSocket.WebSocketServer({ noServer: true });
  const peers = new Set<Peer>();
  const http = createServer();
  let spoiling: Spoiling = { drop: 0, double: 0, delay: 0 };
  const proxy: UnreliableProxy = {
    url: '',
    cuts: 0,
    spoiled: 0,
    cutAll() {
      proxy.cuts += peers.size;
      peers.forEach((peer) => peer.terminate());
    },
    spoil: (next) => void (spoiling = next),
    close: () => {
      peers.forEach((peer) => peer.terminate());
      return new Promise((resolve) => http.close(() => resolve()));
    },
  };

  http.on('upgrade', (request, socket: Socket, head) => {
    upgrades.handleUpgrade(request, socket, head, (client) => {
      const base = typeof target === 'string' ? target : target();
      const server = new WebSocket(`${base.replace(/^http/, 'ws')}${request.url}`);
      const waiting: string[] = [];
      let isOpen = false;
      peers.add(client);
      const end = () => {
        peers.delete(client);
        client.terminate();
        server.terminate();
      };
      client.on('close', end);
      client.on('error', end);
      server.on('close', end);
      server.on('error', end);
      server.on('open', () => {
        isOpen = true;
        waiting.splice(0).forEach((frame) => server.send(frame));
      });
      client.on('message', (data) => (isOpen ? server.send(data.toString()) : waiting.push(data.toString())));
      const forward = spoiler(
        client,
        () => spoiling,
        () => proxy.spoiled++,
      );
      server.on('message', (data) => forward(data.toString()));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  proxy.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return proxy;
}

function spoiler(client: Peer, spoiling: () => Spoiling, count: () => void): (frame: string) => void {
  let held: string | undefined;
  return (frame) => {
    const dice = Math.random();
    const { drop, double, delay } = spoiling();
    if (!frame.startsWith('42["conversation.entry"') || dice >= drop + double + delay) {
      client.send(frame);
    } else {
      count();
      if (dice < drop) return;
      if (dice >= drop + double && held === undefined) {
        held = frame;
        return;
      }
      client.send(frame);
      client.send(frame);
    }
    if (held !== undefined) client.send(held);
    held = undefined;
  };
}
