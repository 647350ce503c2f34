import { writtenText } from '@hearken/contracts';
import { z } from 'zod';

import type { MediaObject } from './media-object';
import type { UploadTicket } from './media.service';

export const requestUploadSchema = z.strictObject({
  conversationId: z.uuid(),
  name: writtenText(255).describe('File name as the sender knows it'),
  size: z.int().min(1).max(52_428_800).describe('bytes'),
  mime: z.string().min(3).max(127).describe('What the browser says it is'),
});
export type RequestUpload = z.infer<typeof requestUploadSchema>;

export const mediaObjectSchema = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  name: z.string(),
  mime: z.string().nullable().describe('By the first bytes; null until checked'),
  size: z.int().describe('bytes'),
  width: z.int().nullable(),
  height: z.int().nullable(),
  state: z.enum(['requested', 'uploaded', 'ready', 'rejected', 'expired']),
  reason: z.string().nullable(),
});
export type MediaObjectResponse = z.infer<typeof mediaObjectSchema>;

export const uploadTicketSchema = z.object({
  object: mediaObjectSchema,
  url: z.string().describe('PUT the bytes here, with these headers'),
  headers: z.record(z.string(), z.string()),
  expiresAt: z.iso.datetime(),
});
export type UploadTicketResponse = z.infer<typeof uploadTicketSchema>;

export const mediaParamsSchema = z.object({ objectId: z.uuid() });
export type MediaParams = z.infer<typeof mediaParamsSchema>;

export const mediaUrlQuerySchema = z.object({ variant: z.enum(['original', 'thumbnail']).default('original') });
export type MediaUrlQuery = z.infer<typeof mediaUrlQuerySchema>;

export const mediaUrlSchema = z.object({ url: z.string(), expiresAt: z.iso.datetime(), mime: z.string() });
export type MediaUrlResponse = z.infer<typeof mediaUrlSchema>;

export function toMediaObjectResponse({
  id,
  conversationId,
  name,
  mime,
  size,
  width,
  height,
  state,
  reason,
}: MediaObject): MediaObjectResponse {
  return { id, conversationId, name, mime, size, width, height, state, reason };
}

export function toUploadTicketResponse({ object, url, headers }: UploadTicket): UploadTicketResponse {
  return { object: toMediaObjectResponse(object), url, headers, expiresAt: object.uploadUntil.toISOString() };
}
