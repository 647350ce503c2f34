import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grant } from './grants';

/** Replies to requests with an Idempotency-Key. */
export class Http1763600000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA http;

      CREATE TABLE http.idempotency_keys (
        actor text NOT NULL,
        route text NOT NULL,
        key text NOT NULL,
        -- SHA-256 over what makes two requests the same.
        fingerprint bytea NOT NULL CHECK (length(fingerprint) = 32),
        -- Whoever lost the lease must not complete the key of his successor.
        fence uuid NOT NULL,
        lease_until timestamptz NOT NULL,
        -- Both null while the first attempt runs.
        status smallint CHECK (status BETWEEN 200 AND 299),
        body text,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (actor, route, key)
      );
      CREATE INDEX idempotency_keys_expiry ON http.idempotency_keys (expires_at);
    `);
    await runner.query(
      grant(
        ['hearken_api', 'hearken_realtime', 'hearken_admin', 'hearken_archive', 'hearken_media', 'hearken_plugins'],
        'http',
        {
          tables: 'SELECT, INSERT, UPDATE, DELETE',
        },
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA http CASCADE');
  }
}
