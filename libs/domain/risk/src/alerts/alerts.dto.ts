import { decodeIdCursor, pageSchema } from '@hearken/platform-database';
import { z } from 'zod';

import type { Alert } from './alert';
import type { AlertFilter } from './alerts.repository';

export const alertSchema = z.object({
  id: z.uuid(),
  plugin: z.string(),
  rule: z.string(),
  level: z.int().min(1).max(3),
  conversationId: z.uuid(),
  seq: z.int().min(1),
  matches: z.array(z.string()),
  state: z.enum(['open', 'acknowledged']),
  raisedAt: z.iso.datetime(),
  acknowledgedBy: z.uuid().nullable(),
  acknowledgedAt: z.iso.datetime().nullable(),
});
export type AlertResponse = z.infer<typeof alertSchema>;

export const alertsQuerySchema = pageSchema.extend({
  state: z.enum(['open', 'acknowledged']).optional(),
  level: z.coerce.number().int().min(1).max(3).optional(),
  conversationId: z.uuid().optional(),
});
export type AlertsQuery = z.infer<typeof alertsQuerySchema>;

export const alertParamsSchema = z.object({ alertId: z.uuid() });
export type AlertParams = z.infer<typeof alertParamsSchema>;

export function toAlertFilter({ cursor, ...query }: AlertsQuery): AlertFilter {
  return { ...query, before: cursor === undefined ? undefined : decodeIdCursor(cursor) };
}

export function toAlertResponse(alert: Alert): AlertResponse {
  const { messageId: _, ...shown } = alert;
  return {
    ...shown,
    raisedAt: alert.raisedAt.toISOString(),
    acknowledgedAt: alert.acknowledgedAt?.toISOString() ?? null,
  };
}
