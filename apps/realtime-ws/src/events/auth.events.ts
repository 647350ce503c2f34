import { clientFrames } from '@hearken/contracts';
import { DomainError } from '@hearken/platform-errors';

import { defineSocketEvent } from '../sockets/socket-event';

export const authRenew = defineSocketEvent({
  name: 'auth.renew',
  access: { kind: 'signed-in' },
  schema: clientFrames['auth.renew'],
  async handle({ connection, payload, services }) {
    const actor = await services.tokens.verify(payload.token);
    // Another login is another socket: what was subscribed for this one must not become somebody else's.
    if (actor.id !== connection.accountId || actor.sid !== connection.actor.sid)
      throw new DomainError('FORBIDDEN', 'The token is of another login');
    connection.actor = actor;
    return { expiresAt: new Date(actor.tokenExpiresAt).toISOString() };
  },
});
