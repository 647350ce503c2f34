import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant } from './grants';

/** Alerts that plugins raise about messages, and what staff did with them. */
export class Risk1763600001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA risk;

      CREATE TABLE risk.alerts (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        plugin text NOT NULL CHECK (length(plugin) BETWEEN 1 AND 80),
        rule text NOT NULL CHECK (length(rule) BETWEEN 1 AND 80),
        level smallint NOT NULL CHECK (level BETWEEN 1 AND 3),
        conversation_id uuid NOT NULL,
        seq bigint NOT NULL CHECK (seq >= 1),
        message_id uuid NOT NULL,
        -- The listed words that matched, never the message: that stays in the log, under the log's rights.
        matches text[] NOT NULL DEFAULT '{}',
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'acknowledged')),
        raised_at timestamptz NOT NULL DEFAULT now(),
        acknowledged_by uuid,
        acknowledged_at timestamptz,
        CHECK ((state = 'acknowledged') = (acknowledged_at IS NOT NULL AND acknowledged_by IS NOT NULL)),
        -- A plugin that sees a message twice, in a new version or a replay, says nothing new.
        CONSTRAINT alerts_once UNIQUE (plugin, message_id, rule)
      );
      CREATE INDEX alerts_newest ON risk.alerts (id DESC);
      CREATE INDEX alerts_open ON risk.alerts (level, id DESC) WHERE state = 'open';

      ${grant(['hearken_plugins'], 'risk', { tables: 'SELECT, INSERT' })}
      ${grant(['hearken_admin'], 'risk', { tables: 'SELECT, UPDATE' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA risk CASCADE');
  }
}
