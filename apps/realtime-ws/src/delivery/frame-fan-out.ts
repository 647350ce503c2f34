import type { AccountFrames, ServerEvent, ServerPayload } from '@hearken/contracts';
import {
  EntryPublisher,
  freshEntryView,
  type CommittedEntry,
  type EntryDelivery,
  type Member,
} from '@hearken/domain-conversations';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import type { ClientConnection } from '../sockets/client-connection';
import { Connections } from '../sockets/connections';
import { eventPacket, frameJson, readAccountFrames } from '../sockets/frame-encoding';
import { textFrame } from '../sockets/wire';
import { AccountBus } from './account-bus';

/** Frames that may be lost without anybody missing them later. */
const volatileEvents: ReadonlySet<string> = new Set<ServerEvent>(['typing', 'presence']);

/** Brings frames to accounts: to their sockets here at once, to those elsewhere over the bus. Encoded once for all. */
@Injectable()
export class FrameFanOut implements EntryDelivery, OnModuleInit {
  private readonly logger = new Logger(FrameFanOut.name);

  constructor(
    private readonly connections: Connections,
    private readonly bus: AccountBus,
    private readonly entries: EntryPublisher,
  ) {}

  onModuleInit(): void {
    this.entries.deliverThrough(this);
    this.bus.onFrames((accountId, bytes) => this.framesCame(accountId, bytes));
  }

  /** A committed entry; `origin` is the connection that sent it and has its answer. */
  deliver(members: readonly Member[], entry: CommittedEntry, origin: unknown): void {
    this.toAccounts(members.map(accountIdOf), 'conversation.entry', freshEntryView(entry), origin);
  }

  toAccounts<E extends ServerEvent>(
    accountIds: readonly string[],
    event: E,
    data: ServerPayload<E>,
    except?: unknown,
  ): void {
    const json = JSON.stringify(data);
    const elsewhere = frameJson(event, json);
    let frame: Buffer | undefined;
    for (const accountId of accountIds) {
      this.bus.publish(accountId, elsewhere);
      for (const connection of this.connections.of(accountId) ?? []) {
        if (connection === except) continue;
        frame ??= textFrame(eventPacket(event, json));
        hand(connection, event, frame);
      }
    }
  }

  private framesCame(accountId: string, bytes: Uint8Array): void {
    const here = this.connections.of(accountId);
    if (!here) return;
    let frames: AccountFrames;
    try {
      frames = readAccountFrames(bytes);
    } catch {
      return this.logger.warn('frames that are no JSON were dropped');
    }
    for (const { event, data } of frames) {
      const frame = textFrame(eventPacket(event, JSON.stringify(data)));
      for (const connection of here) hand(connection, event, frame);
    }
  }
}

function hand(connection: ClientConnection, event: string, frame: Buffer): void {
  if (volatileEvents.has(event)) connection.sendVolatile(frame);
  else connection.send(frame);
}

const accountIdOf = ({ accountId }: Member): string => accountId;
