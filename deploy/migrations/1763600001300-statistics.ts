import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant } from './grants';

/** Counts by hour, kept by consumers in the transaction of their inbox row: exact, and cheap to read over any range. */
export class Statistics1763600001300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA statistics;

      CREATE TABLE statistics.hours (
        metric text NOT NULL,
        hour timestamptz NOT NULL CHECK (hour = date_trunc('hour', hour, 'UTC')),
        value bigint NOT NULL,
        PRIMARY KEY (metric, hour)
      ) WITH (fillfactor = 70);

      -- What each unfinished session is doing; the row goes when it ends.
      CREATE TABLE statistics.open_sessions (
        session_id uuid PRIMARY KEY,
        state text NOT NULL,
        version int NOT NULL,
        at timestamptz NOT NULL
      );
      -- Events of one session may overtake each other at different consumers: the end is remembered for a day.
      CREATE TABLE statistics.ended_sessions (
        session_id uuid PRIMARY KEY,
        at timestamptz NOT NULL
      );
      CREATE INDEX ended_sessions_at ON statistics.ended_sessions (at);

      ${grant(['hearken_plugins'], 'statistics', { tables: 'SELECT, INSERT, UPDATE, DELETE' })}
      ${grant(['hearken_admin'], 'statistics', { tables: 'SELECT' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA statistics CASCADE');
  }
}
