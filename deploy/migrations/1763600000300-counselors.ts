import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant } from './grants';

/** Counselors' profiles with price, capacity and the sums of their reviews. */
export class Counselors1763600000300 implements MigrationInterface {
  name = 'Counselors1763600000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(grants);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA counselors CASCADE');
  }
}

const tables = `
CREATE SCHEMA counselors;

CREATE TABLE counselors.profiles (
  -- the account's id
  id               uuid PRIMARY KEY,
  display_name     text NOT NULL,
  headline         text NOT NULL,
  bio              text NOT NULL,
  topics           text[] NOT NULL,
  languages        text[] NOT NULL,
  price_per_minute bigint NOT NULL CHECK (price_per_minute >= 0),
  commission_bps   int NOT NULL DEFAULT 3000 CHECK (commission_bps BETWEEN 0 AND 10000),
  capacity         int NOT NULL DEFAULT 3 CHECK (capacity > 0),
  verified         boolean NOT NULL DEFAULT false,
  status           text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
  suspend_reason   text,
  rating_sum       bigint NOT NULL DEFAULT 0,
  rating_count     bigint NOT NULL DEFAULT 0,
  -- thousandths of a star, the key that lists are sorted by
  rating_milli     int NOT NULL GENERATED ALWAYS AS (CASE WHEN rating_count = 0 THEN 0 ELSE rating_sum * 1000 / rating_count END) STORED,
  avatar_seed      text NOT NULL,
  created_at       timestamptz NOT NULL DEFAULT now(),
  updated_at       timestamptz NOT NULL DEFAULT now(),
  CHECK (rating_sum BETWEEN rating_count AND rating_count * 5)
);
CREATE INDEX profiles_by_rating ON counselors.profiles (rating_milli DESC, id DESC) WHERE status = 'active';
CREATE INDEX profiles_by_price ON counselors.profiles (price_per_minute, id) WHERE status = 'active';
CREATE INDEX profiles_topics ON counselors.profiles USING gin (topics);
`;

const grants = `
${grant(['hearken_api'], 'counselors', { tables: 'SELECT, INSERT, UPDATE' })}
${grant(['hearken_realtime', 'hearken_admin', 'hearken_archive', 'hearken_plugins'], 'counselors', { tables: 'SELECT' })}
GRANT UPDATE (status, suspend_reason, updated_at) ON counselors.profiles TO hearken_admin;
`;
