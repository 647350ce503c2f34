import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { Count, Metric } from './metric';

export interface Bucket {
  metric: Metric;
  /** Beginning of the hour or day. */
  at: Date;
  value: number;
}

export interface Range {
  metrics: readonly Metric[];
  from: Date;
  to: Date;
  bucket: 'hour' | 'day';
  /** IANA name; days begin at its midnight. */
  zone: string;
}

@Injectable()
export class RollupsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async add(at: string, counts: readonly Count[]): Promise<void> {
    await this.unitOfWork.query(
      `INSERT INTO statistics.hours (metric, hour, value)
       SELECT metric, date_trunc('hour', $1::timestamptz, 'UTC'), value FROM unnest($2::text[], $3::bigint[]) AS counts (metric, value) ORDER BY metric
       ON CONFLICT (metric, hour) DO UPDATE SET value = hours.value + excluded.value`,
      [at, counts.map(({ metric }) => metric), counts.map(({ value }) => value)],
    );
  }

  async sum(metrics: readonly Metric[], from: Date, to: Date): Promise<Map<Metric, number>> {
    const rows = await this.unitOfWork.query<{ metric: Metric; value: number }>(
      `SELECT metric, sum(value)::float8 AS value FROM statistics.hours WHERE metric = ANY($1) AND hour >= $2 AND hour < $3 GROUP BY metric`,
      [metrics, from, to],
    );
    return new Map(rows.map(({ metric, value }) => [metric, value]));
  }

  findBuckets({ metrics, from, to, bucket, zone }: Range): Promise<Bucket[]> {
    return this.unitOfWork.query<Bucket>(
      `SELECT metric, date_trunc($4, hour, $5) AS at, sum(value)::float8 AS value FROM statistics.hours
       WHERE metric = ANY($1) AND hour >= $2 AND hour < $3 GROUP BY 1, 2 ORDER BY 2, 1`,
      [metrics, from, to, bucket, zone],
    );
  }

  /** Midnight of the day of `at` in a zone. */
  async startOfDay(at: Date, zone: string): Promise<Date> {
    const [row] = await this.unitOfWork.query<{ day: Date }>(`SELECT date_trunc('day', $1::timestamptz, $2) AS day`, [
      at,
      zone,
    ]);
    return row?.day ?? at;
  }
}
