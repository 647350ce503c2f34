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
