import { z } from 'zod';

import { fenSchema } from '../money';
import { sessionStateSchema } from '../realtime/session';
import { defineEvent } from './define-event';

const session = { sessionId: z.uuid(), conversationId: z.uuid(), userId: z.uuid(), counselorId: z.uuid().nullable() };

export const sessionChanged = defineEvent(
  'sessions',
  'session_changed',
  1,
  z.object({
    ...session,
    state: sessionStateSchema,
    version: z.int(),
    reason: z.string().nullable(),
    actorId: z.uuid().nullable(),
    at: z.iso.datetime(),
  }),
);
export const sessionOffered = defineEvent(
  'sessions',
  'session_offered',
  1,
  z.object({ ...session, counselorId: z.uuid(), offerId: z.uuid(), expiresAt: z.iso.datetime() }),
);
export const billingNoticed = defineEvent(
  'sessions',
  'billing_noticed',
  1,
  z.object({ ...session, minutesLeft: z.int().min(0) }),
);
export const sessionSettled = defineEvent(
  'sessions',
  'session_settled',
  1,
  z.object({
    ...session,
    counselorId: z.uuid(),
    minutes: z.int().min(0),
    charged: fenSchema,
    commission: fenSchema,
    net: fenSchema,
  }),
);
