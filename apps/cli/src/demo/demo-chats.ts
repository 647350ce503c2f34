import { randomUUID } from 'node:crypto';

import { ConversationLog } from '@hearken/domain-conversations';
import { Injectable } from '@nestjs/common';

import type { DemoLine } from './demo-data/chats';

export interface DemoMembers {
  userId: string;
  counselorId: string;
}

/** Says the demo's lines through the real log: sealed, numbered, delivered. */
@Injectable()
export class DemoChats {
  constructor(private readonly log: ConversationLog) {}

  async say(conversationId: string, lines: readonly DemoLine[], { userId, counselorId }: DemoMembers): Promise<void> {
    for (const { from, text } of lines) {
      await this.log.append({
        conversationId,
        senderId: from === 'user' ? userId : counselorId,
        senderRole: from,
        clientMessageId: randomUUID(),
        type: 'text',
        content: { text },
        replyToSeq: null,
        targetSeq: null,
      });
    }
  }
}
