import { clientFrames, permissions } from '@hearken/contracts';
import { conversationNotFound } from '@hearken/domain-conversations';

import { defineSocketEvent } from '../sockets/socket-event';

const access = { kind: 'permission', permission: permissions.useChat } as const;

export const conversationResume = defineSocketEvent({
  name: 'conversation.resume',
  access,
  schema: clientFrames['conversation.resume'],
  async handle({ connection, payload, services }) {
    // Membership first: only a member's socket gets the conversation's beacons.
    const answer = await services.entries.resume(connection.accountId, payload);
    connection.follow(payload.conversationId);
    return answer;
  },
});

export const cursorAdvance = defineSocketEvent({
  name: 'cursor.advance',
  access,
  schema: clientFrames['cursor.advance'],
  async handle({ connection, payload, services }) {
    const { conversationId } = payload;
    const { received, read, head } = await services.cursors.advance(connection.accountId, conversationId, payload);
    const { members } = await services.contexts.get(conversationId);
    const frame = { conversationId, accountId: connection.accountId, received, read, head };
    services.fanOut.toAccounts(
      members.map(({ accountId }) => accountId),
      'conversation.cursor',
      frame,
      connection,
    );
    return { received, read };
  },
});

export const typing = defineSocketEvent({
  name: 'typing',
  access,
  schema: clientFrames.typing,
  async handle({ connection, payload, services }) {
    const { members } = await services.contexts.get(payload.conversationId);
    if (!members.some(({ accountId }) => accountId === connection.accountId)) throw conversationNotFound();
    const others = members.map(({ accountId }) => accountId).filter((accountId) => accountId !== connection.accountId);
    services.fanOut.toAccounts(others, 'typing', { ...payload, accountId: connection.accountId });
    return undefined as never;
  },
});
