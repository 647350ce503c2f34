// Listens to hearken.conversations.entry_appended.v1.
import { entryAppended, type EventEnvelope } from '@hearken/contracts';
import { Consumes, type PayloadOf } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import { RecordingService } from './recording.service';

@Injectable()
export class RecordingConsumer {
  constructor(private readonly recording: RecordingService) {}

  // In order within a conversation, so that positions follow seqs.
  @Consumes(entryAppended, { durable: 'archive-entries', ordered: 'key' })
  async onEntry({ data }: EventEnvelope<PayloadOf<typeof entryAppended>>): Promise<void> {
    const { conversationId, seq, messageId, type, senderId, senderRole, createdAt, body } = data;
    await this.recording.record({
      conversationId,
      seq,
      messageId,
      type,
      senderId,
      senderRole,
      sentAt: new Date(createdAt),
      sealed: Buffer.from(body.sealed, 'base64'),
    });
  }
}
