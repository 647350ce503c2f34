import type { ConsentsService } from '@hearken/domain-accounts';

import type { ClientConnection } from '../sockets/client-connection';

/** A consent that was found is trusted for a while on this socket, so that not each message asks the database. */
export async function assertConsent(connection: ClientConnection, consents: ConsentsService): Promise<void> {
  const now = Date.now();
  if (connection.consentUntil > now) return;
  // Counselors and staff work under their own contracts; consent to the service is the clients'.
  if (connection.actor.roles.includes('user')) await consents.assertServiceConsent(connection.accountId);
  connection.trustConsent(now);
}
