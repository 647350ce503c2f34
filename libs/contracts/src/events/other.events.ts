import { z } from 'zod';

import { defineEvent } from './define-event';

export const counselorChanged = defineEvent('counselors', 'counselor_changed', 1, z.object({ counselorId: z.uuid() }));
export const reviewSubmitted = defineEvent(
  'reviews',
  'review_submitted',
  1,
  z.object({ reviewId: z.uuid(), sessionId: z.uuid(), counselorId: z.uuid(), rating: z.int().min(1).max(5) }),
);
export const uploadCompleted = defineEvent('media', 'upload_completed', 1, z.object({ objectId: z.uuid() }));
export const mediaReady = defineEvent(
  'media',
  'media_ready',
  1,
  z.object({
    objectId: z.uuid(),
    conversationId: z.uuid(),
    mime: z.string(),
    size: z.int(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    hasThumbnail: z.boolean(),
  }),
);
export const mediaRejected = defineEvent(
  'media',
  'media_rejected',
  1,
  z.object({ objectId: z.uuid(), conversationId: z.uuid(), reason: z.string() }),
);
/** Carries no text of the message: who may read the conversation looks it up. */
export const alertRaised = defineEvent(
  'risk',
  'alert_raised',
  1,
  z.object({
    alertId: z.uuid(),
    plugin: z.string(),
    rule: z.string(),
    level: z.int().min(1).max(3),
    conversationId: z.uuid(),
    seq: z.int(),
    at: z.iso.datetime(),
  }),
);
