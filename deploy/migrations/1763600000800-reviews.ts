import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant } from './grants';

/** One review a session. */
export class Reviews1763600000800 implements MigrationInterface {
  name = 'Reviews1763600000800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA reviews;

      CREATE TABLE reviews.reviews (
        id           uuid PRIMARY KEY DEFAULT uuidv7(),
        session_id   uuid NOT NULL,
        counselor_id uuid NOT NULL,
        user_id      uuid NOT NULL,
        rating       smallint NOT NULL CHECK (rating BETWEEN 1 AND 5),
        text         text CHECK (length(text) <= 1000),
        created_at   timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT reviews_session_key UNIQUE (session_id)
      );
      CREATE INDEX reviews_counselor ON reviews.reviews (counselor_id, id DESC);

      ${grant(['hearken_api'], 'reviews', { tables: 'SELECT, INSERT' })}
      ${grant(['hearken_admin'], 'reviews', { tables: 'SELECT' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA reviews CASCADE');
  }
}
