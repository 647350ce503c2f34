import { fenSchema, sessionStates, sessionStateSchema, sessionViewSchema } from '@hearken/contracts';
import { pageSchema } from '@hearken/platform-database';
import { z } from 'zod';

/** A session in lists: the view that sockets get too, with names and what waits. */
export const sessionSchema = sessionViewSchema.extend({
  userName: z.string().nullable(),
  counselorName: z.string().nullable(),
  offerExpiresAt: z.iso.datetime().nullable().describe('For the counselor to whom it is offered now'),
  position: z.int().min(1).nullable().describe('Place in the queue, 1 is next'),
});
export type SessionResponse = z.infer<typeof sessionSchema>;

export const sessionParamsSchema = z.object({ id: z.uuid() });
export type SessionParams = z.infer<typeof sessionParamsSchema>;

export const sessionListQuerySchema = pageSchema.extend({
  scope: z.enum(['open', 'finished']).optional().describe('Open: not ended, offers to me included'),
});
export type SessionListQuery = z.infer<typeof sessionListQuerySchema>;

export const billSchema = z.object({
  session: sessionSchema,
  lines: z.array(
    z.object({
      minute: z.int().min(1),
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      billable: z.boolean(),
      reason: z
        .enum(['started', 'completed', 'free', 'minimum', 'not_covered'])
        .describe('Why it is charged; not_covered: began after the balance was used up and is not charged'),
      amount: fenSchema,
    }),
  ),
  absences: z.array(
    z.object({
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      reason: z
        .enum(['user_grace', 'user_absent', 'counselor_absent', 'server_lost'])
        .describe('server_lost: our own outage, never charged'),
      billable: z.boolean(),
    }),
  ),
  pauses: z.array(z.object({ from: z.iso.datetime(), to: z.iso.datetime().nullable(), reason: z.string().nullable() })),
  totals: z.object({
    billableSeconds: z.int().min(0),
    minutes: z.int().min(0),
    charged: fenSchema,
    commission: fenSchema.nullable().describe('Only for the counselor'),
    net: fenSchema.nullable().describe('Only for the counselor'),
    settled: z.boolean(),
  }),
});
export type BillResponse = z.infer<typeof billSchema>;

export const adminSessionQuerySchema = pageSchema.extend({
  state: sessionStateSchema.optional(),
  userId: z.uuid().optional(),
  counselorId: z.uuid().optional(),
  conversationId: z.uuid().optional(),
  from: z.iso.datetime().optional().describe('Requested at or after'),
  to: z.iso.datetime().optional().describe('Requested before'),
});
export type AdminSessionQuery = z.infer<typeof adminSessionQuerySchema>;

export const adminSessionDetailSchema = z.object({
  session: sessionSchema,
  bill: billSchema.omit({ session: true }),
  history: z.array(
    z.object({
      version: z.int(),
      from: z.enum(sessionStates).nullable(),
      to: z.enum(sessionStates),
      reason: z.string().nullable(),
      actorId: z.uuid().nullable(),
      at: z.iso.datetime(),
      effectiveAt: z.iso.datetime(),
    }),
  ),
  offers: z.array(
    z.object({
      offerId: z.uuid(),
      counselorId: z.uuid(),
      state: z.enum(['pending', 'accepted', 'declined', 'expired', 'withdrawn']),
      createdAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
      resolvedAt: z.iso.datetime().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
export type AdminSessionDetailResponse = z.infer<typeof adminSessionDetailSchema>;
