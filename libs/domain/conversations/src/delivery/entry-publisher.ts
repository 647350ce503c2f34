import { Publisher } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import type { Member } from '../conversations/conversation';
import { freshEntryView, type CommittedEntry, type EntryDelivery } from './entry-delivery';

/** Publishes committed entries over core NATS to the nodes that hold the members' devices, or through what was put in its place. */
@Injectable()
export class EntryPublisher implements EntryDelivery {
  private replacement: EntryDelivery | undefined;

  constructor(private readonly publisher: Publisher) {}

  /** For processes that hold sockets themselves and reach those without a detour. */
  deliverThrough(delivery: EntryDelivery): void {
    this.replacement = delivery;
  }

  deliver(members: readonly Member[], entry: CommittedEntry, origin: unknown): void {
    if (this.replacement) return this.replacement.deliver(members, entry, origin);
    const frames = [{ event: 'conversation.entry' as const, data: freshEntryView(entry) }];
    this.publisher.toAccounts(
      members.map(({ accountId }) => accountId),
      frames,
    );
  }
}
