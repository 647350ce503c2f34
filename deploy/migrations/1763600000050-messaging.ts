import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grant, serviceRoles } from './grants';

/** Outbox, inbox and dead letters of events between services. */
export class Messaging1763600000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA messaging;

      -- Events of one key stay in one lane, and a lane is read by one relay at a time: that keeps a key's order.
      CREATE FUNCTION messaging.lane(key text) RETURNS smallint
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN (hashtext(key) & 15)::smallint;

      CREATE TABLE messaging.outbox (
        id          uuid PRIMARY KEY DEFAULT uuidv7(),
        position    bigint GENERATED ALWAYS AS IDENTITY,
        lane        smallint NOT NULL CHECK (lane BETWEEN 0 AND 15),
        subject     text NOT NULL,
        key         text NOT NULL,
        payload     jsonb NOT NULL,
        traceparent text,
        created_at  timestamptz NOT NULL DEFAULT now(),
        -- Set on replays only: the event's own id and time, and the one consumer that wants it again.
        event_id    uuid,
        occurred_at timestamptz,
        target      text
      ) WITH (
        -- Rows live for milliseconds; without eager vacuuming the relay would read through the dead ones.
        autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
        autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000,
        autovacuum_vacuum_cost_delay = 0
      );
      CREATE UNIQUE INDEX outbox_lane_position ON messaging.outbox (lane, position);

      -- Adds an event within the caller's transaction. PostgreSQL folds equal notifications of one transaction into one.
      CREATE FUNCTION messaging.add_event(subject text, key text, payload jsonb, traceparent text DEFAULT NULL) RETURNS uuid
        LANGUAGE plpgsql AS $$
        DECLARE
          event_id uuid := uuidv7();
        BEGIN
          INSERT INTO messaging.outbox (id, lane, subject, key, payload, traceparent)
          VALUES (event_id, messaging.lane(add_event.key), add_event.subject, add_event.key, add_event.payload, add_event.traceparent);
          PERFORM pg_notify('outbox', '');
          RETURN event_id;
        END $$;

      -- What a consumer has done already: written in the transaction of its effects.
      CREATE TABLE messaging.inbox (
        consumer    text NOT NULL,
        event_id    uuid NOT NULL,
        received_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (consumer, event_id)
      );
      CREATE INDEX inbox_received_at ON messaging.inbox USING brin (received_at);

      CREATE TABLE messaging.dead_letters (
        id          uuid PRIMARY KEY DEFAULT uuidv7(),
        consumer    text NOT NULL,
        event_id    uuid NOT NULL,
        subject     text NOT NULL,
        key         text NOT NULL,
        envelope    jsonb NOT NULL,
        error       text NOT NULL,
        attempts    integer NOT NULL CHECK (attempts > 0),
        failed_at   timestamptz NOT NULL DEFAULT now(),
        replayed_at timestamptz,
        UNIQUE (consumer, event_id)
      );
      CREATE INDEX dead_letters_open ON messaging.dead_letters (id) WHERE replayed_at IS NULL;

      ${grant(serviceRoles, 'messaging', { tables: 'INSERT', only: ['outbox'], functions: 'EXECUTE' })}
      ${grant(serviceRoles, 'messaging', { tables: 'SELECT, INSERT', only: ['inbox'] })}
      ${grant(serviceRoles, 'messaging', { tables: 'SELECT, INSERT, UPDATE', only: ['dead_letters'] })}
      -- The relay and the housekeeping run in the api's worker role; UPDATE is what FOR UPDATE asks for.
      ${grant(['hearken_api'], 'messaging', { tables: 'SELECT, UPDATE, DELETE' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA messaging CASCADE');
  }
}
