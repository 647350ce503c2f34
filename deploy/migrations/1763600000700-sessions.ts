import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant } from './grants';

/** Consultation sessions: their states, offers, presence edges and charged minutes. */
export class Sessions1763600000700 implements MigrationInterface {
  name = 'Sessions1763600000700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA sessions;

      CREATE TABLE sessions.sessions (
        id                 uuid PRIMARY KEY DEFAULT uuidv7(),
        conversation_id    uuid NOT NULL UNIQUE,
        user_id            uuid NOT NULL,
        -- Who was asked for, or who took it; null while a request for a topic waits.
        counselor_id       uuid,
        directed           boolean NOT NULL,
        topic              text,
        product            text NOT NULL CHECK (product IN ('perMinute', 'package')),
        state              text NOT NULL CHECK (state IN ('requested', 'queued', 'offered', 'accepted', 'active', 'paused', 'ended', 'settled', 'declined', 'expired', 'cancelled')),
        version            integer NOT NULL CHECK (version > 0),
        pause_reason       text,
        end_reason         text,
        -- The most a minute may cost for this request: what the wallet covered when it was made.
        price_ceiling      bigint NOT NULL CHECK (price_ceiling >= 0),
        -- The counselor's price before accept, the agreed one from then on; the other terms are set at accept.
        price_per_minute   bigint CHECK (price_per_minute >= 0),
        commission_bps     integer CHECK (commission_bps BETWEEN 0 AND 10000),
        free_minutes       integer CHECK (free_minutes >= 0),
        minimum_minutes    integer CHECK (minimum_minutes >= 0),
        rounding           text CHECK (rounding IN ('started', 'completed')),
        user_grace_seconds integer CHECK (user_grace_seconds >= 0),
        minutes_charged    integer NOT NULL DEFAULT 0 CHECK (minutes_charged >= 0),
        charged            bigint NOT NULL DEFAULT 0 CHECK (charged >= 0),
        commission         bigint NOT NULL DEFAULT 0 CHECK (commission BETWEEN 0 AND charged),
        -- How many holds there were: part of the ledger's business keys.
        holds              integer NOT NULL DEFAULT 0,
        last_notice        smallint,
        requested_at       timestamptz NOT NULL,
        -- How long the request waits in all, offers included.
        queue_until        timestamptz NOT NULL,
        accepted_at        timestamptz,
        started_at         timestamptz,
        -- When the present pause began.
        paused_at          timestamptz,
        ended_at           timestamptz,
        settled_at         timestamptz,
        -- When a worker must look next; null when nothing is left to do.
        due_at             timestamptz,
        CONSTRAINT sessions_one_end CHECK ((end_reason IS NOT NULL) = (state IN ('ended', 'settled', 'declined', 'expired', 'cancelled'))),
        CONSTRAINT sessions_pause_reason CHECK ((pause_reason IS NOT NULL) = (state = 'paused')),
        CONSTRAINT sessions_terms CHECK (state NOT IN ('accepted', 'active', 'paused', 'ended', 'settled')
          OR (counselor_id IS NOT NULL AND price_per_minute IS NOT NULL AND commission_bps IS NOT NULL AND free_minutes IS NOT NULL
              AND minimum_minutes IS NOT NULL AND rounding IS NOT NULL AND user_grace_seconds IS NOT NULL))
      ) WITH (fillfactor = 80);
      -- A request without a counselor is a pair of its own, so a user has one open request for "anybody".
      CREATE UNIQUE INDEX sessions_one_open ON sessions.sessions (user_id, coalesce(counselor_id, '00000000-0000-0000-0000-000000000000'))
        WHERE state IN ('requested', 'queued', 'offered', 'accepted', 'active', 'paused');
      CREATE INDEX sessions_due ON sessions.sessions (due_at) WHERE due_at IS NOT NULL;
      CREATE INDEX sessions_waiting ON sessions.sessions (requested_at, id) WHERE state = 'queued';
      CREATE INDEX sessions_running ON sessions.sessions (counselor_id) WHERE state IN ('accepted', 'active', 'paused');
      CREATE INDEX sessions_by_user ON sessions.sessions (user_id, id DESC);
      CREATE INDEX sessions_by_counselor ON sessions.sessions (counselor_id, id DESC);

      CREATE TABLE sessions.transitions (
        session_id   uuid NOT NULL REFERENCES sessions.sessions,
        version      integer NOT NULL,
        from_state   text,
        to_state     text NOT NULL,
        reason       text,
        actor_id     uuid,
        -- When it was written, and from when it counts for metering: a pause for an absence counts from the absence.
        at           timestamptz NOT NULL,
        effective_at timestamptz NOT NULL,
        PRIMARY KEY (session_id, version)
      );

      CREATE TABLE sessions.offers (
        id           uuid PRIMARY KEY DEFAULT uuidv7(),
        session_id   uuid NOT NULL REFERENCES sessions.sessions,
        counselor_id uuid NOT NULL,
        state        text NOT NULL CHECK (state IN ('pending', 'accepted', 'declined', 'expired', 'withdrawn')),
        created_at   timestamptz NOT NULL,
        expires_at   timestamptz NOT NULL,
        resolved_at  timestamptz,
        reason       text,
        CONSTRAINT offers_resolved CHECK ((resolved_at IS NULL) = (state = 'pending'))
      );
      CREATE UNIQUE INDEX offers_one_pending ON sessions.offers (session_id) WHERE state = 'pending';
      CREATE INDEX offers_pending_by_counselor ON sessions.offers (counselor_id) WHERE state = 'pending';
      CREATE INDEX offers_by_session ON sessions.offers (session_id, counselor_id);

      -- One row a counselor, locked while his sessions are counted, so that two accepts cannot both take the last place.
      CREATE TABLE sessions.capacity_locks (
        counselor_id uuid PRIMARY KEY
      );

      -- One row an account and node while at least one of the account's sockets is connected there.
      CREATE TABLE sessions.attachments (
        id          uuid PRIMARY KEY DEFAULT uuidv7(),
        account_id  uuid NOT NULL,
        node_id     text NOT NULL,
        attached_at timestamptz NOT NULL,
        detached_at timestamptz,
        -- The node died or was being stopped: this end is ours, not the account's.
        lost        boolean NOT NULL DEFAULT false,
        CONSTRAINT attachments_order CHECK (detached_at >= attached_at)
      );
      CREATE UNIQUE INDEX attachments_one_open ON sessions.attachments (account_id, node_id) WHERE detached_at IS NULL;
      CREATE INDEX attachments_open_by_node ON sessions.attachments (node_id) WHERE detached_at IS NULL;
      CREATE INDEX attachments_by_account ON sessions.attachments (account_id, attached_at DESC);
      CREATE INDEX attachments_old ON sessions.attachments (detached_at) WHERE detached_at IS NOT NULL;

      -- A node's word at leased_at that it lives, and that it heard every account attached to it at or after vouched_at.
      CREATE TABLE sessions.node_leases (
        node_id    text PRIMARY KEY,
        leased_at  timestamptz NOT NULL,
        vouched_at timestamptz NOT NULL,
        CONSTRAINT node_leases_order CHECK (vouched_at <= leased_at)
      ) WITH (fillfactor = 50);

      -- What was charged, minute by minute; the journal of the ledger has the key chat:{session}:{minute}.
      CREATE TABLE sessions.minutes (
        session_id uuid NOT NULL REFERENCES sessions.sessions,
        minute     integer NOT NULL CHECK (minute > 0),
        started_at timestamptz NOT NULL,
        reason     text NOT NULL CHECK (reason IN ('started', 'completed', 'free', 'minimum')),
        amount     bigint NOT NULL CHECK (amount >= 0),
        commission bigint NOT NULL CHECK (commission BETWEEN 0 AND amount),
        charged_at timestamptz NOT NULL,
        PRIMARY KEY (session_id, minute)
      );

      -- The active time of a settled session, cut by who was there: evidence for the bill that outlives the edges.
      CREATE TABLE sessions.stretches (
        session_id uuid NOT NULL REFERENCES sessions.sessions,
        ordinal    integer NOT NULL,
        kind       text NOT NULL CHECK (kind IN ('together', 'user_grace', 'user_absent', 'counselor_absent', 'server_lost')),
        started_at timestamptz NOT NULL,
        ended_at   timestamptz NOT NULL,
        billable   boolean NOT NULL,
        PRIMARY KEY (session_id, ordinal),
        CONSTRAINT stretches_order CHECK (ended_at > started_at)
      );

      ${grant(['hearken_api', 'hearken_realtime'], 'sessions', { tables: 'SELECT, INSERT, UPDATE' })}
      ${grant(['hearken_api', 'hearken_realtime'], 'sessions', { tables: 'DELETE', only: ['attachments', 'node_leases'] })}
      ${grant(['hearken_admin'], 'sessions', { tables: 'SELECT' })}
      REVOKE UPDATE ON sessions.transitions, sessions.minutes, sessions.stretches FROM hearken_api, hearken_realtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA sessions CASCADE');
  }
}
