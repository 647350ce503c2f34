import { z } from 'zod';

import { defineEvent } from './define-event';

const id = z.uuid();

export const accountRegistered = defineEvent(
  'accounts',
  'account_registered',
  1,
  z.object({ accountId: id, roles: z.array(z.string()), displayName: z.string() }),
);
/** A login session (one sign-in on one device) must stop working everywhere; without `sid`, all of the account's. */
export const loginRevoked = defineEvent(
  'accounts',
  'login_revoked',
  1,
  z.object({ accountId: id, sid: id.optional(), reason: z.string() }),
);
export const consentGiven = defineEvent(
  'accounts',
  'consent_given',
  1,
  z.object({ accountId: id, purpose: z.string(), version: z.string() }),
);
export const consentWithdrawn = defineEvent(
  'accounts',
  'consent_withdrawn',
  1,
  z.object({ accountId: id, purpose: z.string(), version: z.string() }),
);

/** Core NATS, best effort: the fast way of `loginRevoked` to every service; the poll of PostgreSQL finds what it loses. */
export const loginsRevokedSubject = 'hearken.rt.logins_revoked';
export const loginsRevokedSchema = z.object({ accountId: id, sids: z.array(id) });
export type LoginsRevoked = z.infer<typeof loginsRevokedSchema>;
