import { z } from 'zod';

import type { InvariantsReport } from './invariants';

export const invariantsSchema = z.object({
  ok: z.boolean(),
  checkedAt: z.iso.datetime(),
  results: z.array(
    z.object({
      id: z.string().describe('I1, I2, I3, I4, I7, I10 or chain'),
      says: z.string(),
      ok: z.boolean(),
      offending: z.array(z.string()).describe('At most 100'),
    }),
  ),
});
export type InvariantsResponse = z.infer<typeof invariantsSchema>;

/** The state of the invariants as finance sees it. */
export function toInvariantsResponse({ ok, checkedAt, results }: InvariantsReport): InvariantsResponse {
  return {
    ok,
    checkedAt: checkedAt.toISOString(),
    results: results.map(({ id, says, ok: holds, offending }) => ({ id, says, ok: holds, offending })),
  };
}
