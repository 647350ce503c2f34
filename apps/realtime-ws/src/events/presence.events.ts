import { clientFrames, permissions } from '@hearken/contracts';

import { defineSocketEvent } from '../sockets/socket-event';

export const presenceSet = defineSocketEvent({
  name: 'presence.set',
  access: { kind: 'permission', permission: permissions.counsel },
  schema: clientFrames['presence.set'],
  async handle({ connection, payload, services }) {
    await services.statuses.set(connection.accountId, payload.status);
    return { status: payload.status };
  },
});

export const presenceWatch = defineSocketEvent({
  name: 'presence.watch',
  access: { kind: 'signed-in' },
  schema: clientFrames['presence.watch'],
  handle: async ({ connection, payload, services }) => ({
    statuses: await services.watching.watch(connection, payload.counselorIds),
  }),
});
