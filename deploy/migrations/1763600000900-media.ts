import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant } from './grants';

/** Files that people send, and what is made of them. */
export class Media1763600000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA media;

      CREATE TABLE media.objects (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        owner_id uuid NOT NULL,
        conversation_id uuid NOT NULL,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
        declared_mime text NOT NULL,
        -- By magic bytes; null until the worker has looked.
        mime text,
        size bigint NOT NULL CHECK (size BETWEEN 1 AND 52428800),
        sha256 bytea CHECK (length(sha256) = 32),
        width int,
        height int,
        state text NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'uploaded', 'ready', 'rejected', 'expired')),
        reason text,
        storage_driver text NOT NULL,
        storage_key text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        upload_until timestamptz NOT NULL,
        settled_at timestamptz,
        CHECK ((state = 'rejected') = (reason IS NOT NULL))
      );
      CREATE INDEX objects_orphans ON media.objects (upload_until) WHERE state = 'requested';

      CREATE TABLE media.variants (
        object_id uuid NOT NULL REFERENCES media.objects (id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('thumbnail')),
        mime text NOT NULL,
        size bigint NOT NULL,
        width int NOT NULL,
        height int NOT NULL,
        storage_driver text NOT NULL,
        storage_key text NOT NULL,
        PRIMARY KEY (object_id, kind)
      );

      ${grant(['hearken_api'], 'media', { tables: 'SELECT, INSERT, UPDATE' })}
      ${grant(['hearken_media'], 'media', { tables: 'SELECT, INSERT, UPDATE, DELETE' })}
      ${grant(['hearken_realtime', 'hearken_admin'], 'media', { tables: 'SELECT' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA media CASCADE');
  }
}
