import { clientFrames, permissions } from '@hearken/contracts';

import { defineSocketEvent } from '../sockets/socket-event';
import { assertConsent } from './consent';

const member = { kind: 'permission', permission: permissions.useChat } as const;
const counselor = { kind: 'permission', permission: permissions.counsel } as const;

export const sessionRequest = defineSocketEvent({
  name: 'session.request',
  access: member,
  schema: clientFrames['session.request'],
  async handle({ connection, payload, services }) {
    await assertConsent(connection, services.consents);
    return services.sessions.request(connection.actor, payload);
  },
});

export const sessionAccept = defineSocketEvent({
  name: 'session.accept',
  access: counselor,
  schema: clientFrames['session.accept'],
  handle: async ({ connection, payload, services }) =>
    summary(await services.sessions.accept(connection.actor, payload.sessionId)),
});

export const sessionDecline = defineSocketEvent({
  name: 'session.decline',
  access: counselor,
  schema: clientFrames['session.decline'],
  handle: async ({ connection, payload, services }) =>
    summary(await services.sessions.decline(connection.actor, payload.sessionId, payload.reason)),
});

export const sessionPause = defineSocketEvent({
  name: 'session.pause',
  access: member,
  schema: clientFrames['session.pause'],
  handle: async ({ connection, payload, services }) =>
    summary(await services.sessions.pause(connection.actor, payload.sessionId)),
});

export const sessionResume = defineSocketEvent({
  name: 'session.resume',
  access: member,
  schema: clientFrames['session.resume'],
  handle: async ({ connection, payload, services }) =>
    summary(await services.sessions.resume(connection.actor, payload.sessionId)),
});

export const sessionEnd = defineSocketEvent({
  name: 'session.end',
  access: member,
  schema: clientFrames['session.end'],
  handle: async ({ connection, payload, services }) =>
    summary(await services.sessions.end(connection.actor, payload.sessionId)),
});

export const sessionCancel = defineSocketEvent({
  name: 'session.cancel',
  access: member,
  schema: clientFrames['session.cancel'],
  handle: async ({ connection, payload, services }) =>
    summary(await services.sessions.cancel(connection.actor, payload.sessionId)),
});

const summary = <S, V>({ state, version }: { state: S; version: V }): { state: S; version: V } => ({ state, version });
