import { pageSchema } from '@hearken/platform-database';
import type { DeadLetter } from '@hearken/platform-messaging';
import { z } from 'zod';

export const deadLettersQuerySchema = z.strictObject({
  ...pageSchema.shape,
  replayed: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .describe('true shows also those that were replayed'),
});
export type DeadLettersQuery = z.infer<typeof deadLettersQuerySchema>;

export const deadLetterParamsSchema = z.strictObject({ id: z.uuid() });
export type DeadLetterParams = z.infer<typeof deadLetterParamsSchema>;

export const deadLetterSchema = z.object({
  id: z.uuid(),
  consumer: z.string().describe('The durable that gave up, or `outbox`'),
  eventId: z.string(),
  subject: z.string(),
  key: z.string(),
  error: z.string(),
  attempts: z.int(),
  failedAt: z.iso.datetime(),
  replayedAt: z.iso.datetime().nullable(),
});
export type DeadLetterResponse = z.infer<typeof deadLetterSchema>;

/** A dead letter without what is in it: events may carry what users said. */
export function toDeadLetterResponse(letter: DeadLetter): DeadLetterResponse {
  const { envelope: _, ...shown } = letter;
  return shown;
}
