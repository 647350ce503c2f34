import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant } from './grants';

/** Installed plugins with their settings, and what each still has to see. */
export class Plugins1763600001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA plugins;

      CREATE TABLE plugins.plugins (
        name text PRIMARY KEY CHECK (name ~ '^[a-z][a-z0-9-]{0,79}$'),
        version text NOT NULL,
        manifest jsonb NOT NULL,
        settings jsonb NOT NULL,
        enabled boolean NOT NULL DEFAULT true,
        installed_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );

      -- One row a plugin and message: each plugin's own cursor. The row goes when the plugin has seen the message.
      CREATE TABLE plugins.deliveries (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        plugin text NOT NULL REFERENCES plugins.plugins (name) ON DELETE CASCADE,
        plugin_version text NOT NULL,
        conversation_id uuid NOT NULL,
        seq bigint NOT NULL,
        message_id uuid NOT NULL,
        entry_type text NOT NULL,
        -- As in the log, under the conversation's key: a queue must not be a second place to read messages.
        sealed text NOT NULL,
        attempts int NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL DEFAULT now(),
        last_error text,
        dead_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT deliveries_once UNIQUE (plugin, plugin_version, message_id)
      );
      CREATE INDEX deliveries_due ON plugins.deliveries (plugin, due_at) WHERE dead_at IS NULL;
      CREATE INDEX deliveries_dead ON plugins.deliveries (id DESC) WHERE dead_at IS NOT NULL;

      ${grant(['hearken_plugins'], 'plugins', { tables: 'SELECT, INSERT, UPDATE, DELETE' })}
      ${grant(['hearken_admin'], 'plugins', { tables: 'SELECT, UPDATE' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA plugins CASCADE');
  }
}
