import { clientFrames, contentSchemas, permissions, type Ack, type ParsedPayload } from '@hearken/contracts';
import { conversationNotFound, type ConversationContext, type MemberRole } from '@hearken/domain-conversations';
import { validationFailed } from '@hearken/platform-http';

import type { ClientConnection } from '../sockets/client-connection';
import { defineSocketEvent } from '../sockets/socket-event';
import type { SocketServices } from '../sockets/socket-services';
import { assertConsent } from './consent';
import { readMessage } from './message-payload';

const access = { kind: 'permission', permission: permissions.useChat } as const;

type Payload = ParsedPayload<'message.send'>;
type Reply = (ack: Ack<'message.send'>) => void;

/** No promise on the usual way: consent, members and key are at hand after a socket's first message to a conversation. */
export const messageSend = defineSocketEvent<'message.send'>({
  name: 'message.send',
  access,
  take({ connection, payload, services }, reply, refuse) {
    const message = readMessage(payload);
    const context = connection.consentUntil > Date.now() ? services.contexts.peek(message.conversationId) : undefined;
    const role = context && roleOf(context, connection.accountId);
    if (context && role && !needsAttachment(message))
      return submit({ connection, services, reply, refuse }, message, context, role);
    prepare(connection, services, message).then(
      (prepared) => submit({ connection, services, reply, refuse }, message, prepared.context, prepared.role),
      refuse,
    );
  },
});

interface Sending {
  connection: ClientConnection;
  services: SocketServices;
  reply: Reply;
  refuse: (error: unknown) => void;
}

function submit(
  { connection, services, reply, refuse }: Sending,
  message: Payload,
  context: ConversationContext,
  role: MemberRole,
): void {
  const entry = {
    conversationId: message.conversationId,
    senderId: connection.accountId,
    senderRole: role,
    clientMessageId: message.clientMessageId,
    type: message.type,
    content: message.content,
    replyToSeq: message.replyToSeq ?? null,
    targetSeq: null,
  };
  services.log.submit(
    context,
    entry,
    (refusal, appended) => (appended ? reply({ ok: true, ...appended }) : refuse(refusal)),
    connection,
  );
}

async function prepare(
  connection: ClientConnection,
  services: SocketServices,
  message: Payload,
): Promise<{ context: ConversationContext; role: MemberRole }> {
  await assertConsent(connection, services.consents);
  let context = await services.contexts.get(message.conversationId);
  if (!roleOf(context, connection.accountId)) {
    // Perhaps a member since a moment ago.
    services.contexts.drop(message.conversationId);
    context = await services.contexts.get(message.conversationId);
  }
  const role = roleOf(context, connection.accountId);
  if (!role) throw conversationNotFound();
  if (needsAttachment(message)) {
    await services.media.assertAttachable(
      message.conversationId,
      [String(message.content['objectId'])],
      connection.accountId,
    );
  }
  return { context, role };
}

const needsAttachment = ({ type }: Payload): boolean => type === 'image' || type === 'file' || type === 'voice';

function roleOf({ members }: ConversationContext, accountId: string): MemberRole | undefined {
  for (const member of members) if (member.accountId === accountId) return member.role;
  return undefined;
}

export const messageRecall = defineSocketEvent({
  name: 'message.recall',
  access,
  schema: clientFrames['message.recall'],
  async handle({ connection, payload, services }) {
    const { seq } = await services.amendments.recall(connection.accountId, payload.conversationId, payload.seq);
    return { seq };
  },
});

export const messageEdit = defineSocketEvent({
  name: 'message.edit',
  access,
  schema: clientFrames['message.edit'],
  async handle({ connection, payload, services }) {
    const content = contentSchemas.text.safeParse(payload.content);
    if (!content.success) throw validationFailed(content.error.issues);
    const { seq } = await services.amendments.edit(
      connection.accountId,
      payload.conversationId,
      payload.seq,
      content.data,
    );
    return { seq };
  },
});
