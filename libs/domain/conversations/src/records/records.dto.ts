import { z } from 'zod';

import { entryRangeSchema } from '../conversations/conversations.dto';

export const recordParamsSchema = z.object({ sessionId: z.uuid() });

export const recordRangeSchema = entryRangeSchema.safeExtend({
  originals: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true'),
});
export type RecordRangeQuery = z.infer<typeof recordRangeSchema>;
