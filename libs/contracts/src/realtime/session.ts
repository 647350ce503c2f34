import { z } from 'zod';

export const sessionStates = [
  'requested',
  'queued',
  'offered',
  'accepted',
  'active',
  'paused',
  'ended',
  'settled',
  'declined',
  'expired',
  'cancelled',
] as const;
export const sessionStateSchema = z.enum(sessionStates);
export type SessionState = z.infer<typeof sessionStateSchema>;

export const presenceStatusSchema = z.enum(['online', 'busy', 'away', 'offline']);
export type PresenceStatus = z.infer<typeof presenceStatusSchema>;

/** A consultation session as its two members see it. */
export const sessionViewSchema = z.object({
  sessionId: z.uuid(),
  conversationId: z.uuid(),
  userId: z.uuid(),
  counselorId: z.uuid().nullable(),
  state: sessionStateSchema,
  version: z.int().min(1),
  reason: z.string().nullable(),
  topic: z.string().nullable(),
  /** fen a minute, snapshotted at accept; the counselor's price before. */
  pricePerMinute: z.int().min(0).nullable(),
  minutesCharged: z.int().min(0),
  charged: z.int().min(0),
  requestedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});
export type SessionView = z.infer<typeof sessionViewSchema>;
