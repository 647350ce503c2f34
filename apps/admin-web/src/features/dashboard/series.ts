import type { Answer } from '../staff/api';
import type { Metric } from './figures';

export type Bucket = 'hour' | 'day';

export interface Period {
  /** Beginning of the first day. */
  from: Date;
  /** Beginning of the day after the last. */
  to: Date;
}

export interface Comparison {
  labels: Date[];
  current: number[];
  previous: number[];
}

const addDays = (date: Date, days: number) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);

/** The last `days` days, today included. */
export function lastDays(days: number, now: Date): Period {
  const to = addDays(now, 1);
  return { from: addDays(to, -days), to };
}

/** How many days; days of 23 and 25 hours are days too. */
export function daysIn({ from, to }: Period): number {
  return Math.round((to.getTime() - from.getTime()) / 86_400_000);
}

/** The period of the same length before. */
export function before(period: Period): Period {
  return { from: addDays(period.from, -daysIn(period)), to: period.from };
}

/** Hours for a day or two, days for more. */
export function bucketOf(period: Period): Bucket {
  return daysIn(period) <= 2 ? 'hour' : 'day';
}

function starts({ from, to }: Period, bucket: Bucket): Date[] {
  const all: Date[] = [];
  for (let at = from; at < to;) {
    all.push(at);
    at = bucket === 'day' ? addDays(at, 1) : new Date(at.getTime() + 3_600_000);
  }
  return all;
}

/** Two periods side by side; a bucket that has no count has had none. */
export function compare(items: Answer<'getDashboardSeries'>['items'], metric: Metric, period: Period): Comparison {
  const bucket = bucketOf(period);
  const values = new Map(items.filter((one) => one.metric === metric).map(({ at, value }) => [Date.parse(at), value]));
  const read = (moments: Date[]) => moments.map((at) => values.get(at.getTime()) ?? 0);
  const labels = starts(period, bucket);
  const earlier = starts(before(period), bucket);
  return { labels, current: read(labels), previous: read(earlier).slice(0, labels.length) };
}
