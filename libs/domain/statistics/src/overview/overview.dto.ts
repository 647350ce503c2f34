import { z } from 'zod';

import { metrics } from '../rollups/metric';
import type { Bucket, Range } from '../rollups/rollups.repository';
import type { Overview } from './overview.service';

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const zone = z.string().max(64).refine(isZone, 'not an IANA time zone').default('Asia/Shanghai');

export const liveNumbersSchema = z.object({
  activeSessions: z.int(),
  pausedSessions: z.int(),
  waitingSessions: z.int(),
  onlineCounselors: z.int(),
  openAlerts: z.int(),
});

const totals = z.object(
  Object.fromEntries(metrics.map((metric) => [metric, z.int()])) as Record<(typeof metrics)[number], z.ZodInt>,
);

export const overviewQuerySchema = z.object({ zone });
export type OverviewQuery = z.infer<typeof overviewQuerySchema>;
export const overviewSchema = z.object({
  live: liveNumbersSchema,
  today: totals.describe('Since midnight; amounts in fen'),
  yesterday: totals.describe('The day before, up to the same time of day'),
  asOf: z.iso.datetime(),
});
export type OverviewResponse = z.infer<typeof overviewSchema>;

const LONGEST_DAYS = 400;
const DAY_MS = 86_400_000;

export const seriesQuerySchema = z
  .object({
    metrics: z
      .string()
      .transform((list) => list.split(','))
      .pipe(z.array(z.enum(metrics)).min(1).max(metrics.length))
      .describe('Names separated by commas'),
    from: z.coerce.date(),
    to: z.coerce.date(),
    bucket: z.enum(['hour', 'day']).default('day'),
    zone,
  })
  .refine(({ from, to }) => from < to && to.getTime() - from.getTime() <= LONGEST_DAYS * DAY_MS, {
    message: `from must be before to, at most ${LONGEST_DAYS} days`,
    path: ['from'],
  });
export type SeriesQuery = Range;
export const seriesSchema = z.object({
  items: z.array(z.object({ metric: z.enum(metrics), at: z.iso.datetime(), value: z.int() })),
});
export type SeriesResponse = z.infer<typeof seriesSchema>;

export function toOverviewResponse({ asOf, ...overview }: Overview): OverviewResponse {
  return { ...overview, asOf: asOf.toISOString() };
}

export function toSeriesResponse(buckets: readonly Bucket[]): SeriesResponse {
  return { items: buckets.map(({ metric, at, value }) => ({ metric, at: at.toISOString(), value })) };
}
