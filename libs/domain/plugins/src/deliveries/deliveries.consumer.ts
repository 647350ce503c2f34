// Listens to hearken.conversations.entry_appended.v1.
import { entryAppended, type EventEnvelope } from '@hearken/contracts';
import { Consumes, type PayloadOf } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import { PluginRegistry } from '../host/plugin-registry';
import { DeliveriesRepository } from './deliveries.repository';
import { interestedIn } from './delivery.rules';

/** Gives every plugin its own row of every message it wants: from here on a slow plugin delays nobody else. */
@Injectable()
export class DeliveriesConsumer {
  constructor(
    private readonly registry: PluginRegistry,
    private readonly deliveries: DeliveriesRepository,
  ) {}

  @Consumes(entryAppended, { durable: 'plugins-entries' })
  async onEntry({ data }: EventEnvelope<PayloadOf<typeof entryAppended>>): Promise<void> {
    const plugins = interestedIn(data.type, this.registry.enabled);
    if (plugins.length === 0) return;
    const { conversationId, seq, messageId, type, body } = data;
    await this.deliveries.insert({ conversationId, seq, messageId, entryType: type, sealed: body.sealed }, plugins);
  }
}
