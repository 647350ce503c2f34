import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant } from './grants';

/** The archive of everything said: append-only, chained, each corp behind row-level security, searchable by keyed bigrams. */
export class Archive1763600001200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(isolation);
    await runner.query(immutability);
    await runner.query(search);
    await runner.query(`
      ${grant(['hearken_archive'], 'archive', { tables: 'SELECT, INSERT', only: ['corps', 'messages', 'marks', 'thread_members'] })}
      ${grant(['hearken_archive'], 'archive', { tables: 'SELECT, INSERT, UPDATE', only: ['threads'] })}
      ${grant(['hearken_archive'], 'archive', { tables: 'SELECT, INSERT, DELETE, UPDATE', only: ['unindexed'] })}
      GRANT EXECUTE ON FUNCTION archive.current_corp(), archive.index_message(uuid, timestamptz, tsvector[]),
        archive.find_messages(tsquery, uuid, int), archive.ensure_search_partitions(date, int) TO hearken_archive;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA archive CASCADE');
  }
}

const tables = `
  CREATE SCHEMA archive;

  -- The tenants. 'self' is this installation's own chats.
  CREATE TABLE archive.corps (
    corp text PRIMARY KEY CHECK (corp ~ '^[A-Za-z0-9_-]{1,64}$'),
    name text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  INSERT INTO archive.corps (corp, name) VALUES ('self', 'Hearken');

  CREATE TABLE archive.threads (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    corp text NOT NULL REFERENCES archive.corps,
    -- What the source calls it; for 'self' the conversation's id.
    source_key text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('chat', 'internal', 'external', 'group')),
    -- Position and chain link of the last message; the row is locked by who appends.
    head bigint NOT NULL DEFAULT 0,
    head_link bytea NOT NULL CHECK (length(head_link) = 32),
    first_at timestamptz,
    last_at timestamptz,
    CONSTRAINT threads_source UNIQUE (corp, source_key)
  );
  CREATE INDEX threads_latest ON archive.threads (corp, last_at DESC, id DESC);

  CREATE TABLE archive.thread_members (
    thread_id uuid NOT NULL REFERENCES archive.threads,
    corp text NOT NULL,
    participant text NOT NULL,
    role text NOT NULL,
    PRIMARY KEY (thread_id, participant)
  );
  CREATE INDEX thread_members_participant ON archive.thread_members (corp, participant, thread_id);

  CREATE TABLE archive.messages (
    id uuid PRIMARY KEY,
    corp text NOT NULL REFERENCES archive.corps,
    thread_id uuid NOT NULL REFERENCES archive.threads,
    position bigint NOT NULL CHECK (position >= 1),
    -- uint64 of the source: numeric, because bigint ends at 2^63.
    source_seq numeric(20) NOT NULL,
    msgid text NOT NULL,
    type text NOT NULL,
    sender text,
    sender_role text NOT NULL,
    sent_at timestamptz NOT NULL,
    archived_at timestamptz NOT NULL DEFAULT now(),
    -- As the source sealed it: whoever destroys the source's key has erased it here too. Null = erased.
    sealed bytea,
    salt bytea NOT NULL CHECK (length(salt) = 16),
    leaf bytea NOT NULL CHECK (length(leaf) = 32),
    link bytea NOT NULL CHECK (length(link) = 32),
    CONSTRAINT messages_once UNIQUE (corp, msgid),
    CONSTRAINT messages_position UNIQUE (thread_id, position)
  );
  CREATE INDEX messages_newest ON archive.messages (corp, id DESC);

  -- What happened to a message later; the message itself stays as it was.
  CREATE TABLE archive.marks (
    corp text NOT NULL,
    thread_id uuid NOT NULL REFERENCES archive.threads,
    source_seq numeric(20) NOT NULL,
    kind text NOT NULL CHECK (kind IN ('recalled', 'edited', 'taken_down')),
    by_seq numeric(20) NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (thread_id, source_seq, kind, by_seq)
  );

  -- Messages that the indexer has still to index; the search scans them meanwhile.
  CREATE TABLE archive.unindexed (
    message_id uuid PRIMARY KEY REFERENCES archive.messages,
    corp text NOT NULL,
    sent_at timestamptz NOT NULL,
    queued_at timestamptz NOT NULL DEFAULT now()
  );
`;

const isolation = `
  CREATE FUNCTION archive.current_corp() RETURNS text LANGUAGE plpgsql STABLE AS $$
  DECLARE corp text := current_setting('hearken.corp', true);
  BEGIN
    IF corp IS NULL OR corp = '' THEN
      RAISE EXCEPTION 'no corp is set in this transaction' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN corp;
  END $$;

  DO $$
  DECLARE guarded text;
  BEGIN
    FOREACH guarded IN ARRAY ARRAY['threads', 'thread_members', 'messages', 'marks'] LOOP
      EXECUTE format('ALTER TABLE archive.%I ENABLE ROW LEVEL SECURITY', guarded);
      EXECUTE format('ALTER TABLE archive.%I FORCE ROW LEVEL SECURITY', guarded);
      EXECUTE format('CREATE POLICY corp ON archive.%I USING (corp = archive.current_corp()) WITH CHECK (corp = archive.current_corp())', guarded);
    END LOOP;
  END $$;
`;

const immutability = `
  CREATE FUNCTION archive.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'archived messages do not change' USING ERRCODE = 'restrict_violation';
  END $$;
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON archive.messages FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON archive.marks FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();
`;

// LIKE and @@ are not leakproof: under row-level security PostgreSQL would not use the GIN index. So this table has no
// policy and no grants, and is reached only through functions that add the corp themselves.
const search = `
  CREATE TABLE archive.search (
    message_id uuid NOT NULL,
    corp text NOT NULL,
    sent_at timestamptz NOT NULL,
    chunk smallint NOT NULL,
    tokens tsvector NOT NULL,
    PRIMARY KEY (sent_at, message_id, chunk)
  ) PARTITION BY RANGE (sent_at);
  CREATE INDEX search_tokens ON archive.search USING gin (tokens) WITH (fastupdate = off);
  CREATE TABLE archive.search_default PARTITION OF archive.search DEFAULT;

  -- Makes the months from p_from on, so that no message ever waits for one; returns how many were made.
  CREATE FUNCTION archive.ensure_search_partitions(p_from date, p_months int) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DECLARE
    month date := date_trunc('month', p_from);
    made int := 0;
    partition text;
  BEGIN
    FOR i IN 1..least(p_months, 36) LOOP
      partition := 'search_' || to_char(month, 'YYYYMM');
      IF to_regclass('archive.' || partition) IS NULL THEN
        EXECUTE format('CREATE TABLE archive.%I PARTITION OF archive.search FOR VALUES FROM (%L) TO (%L)', partition, month, month + interval '1 month');
        made := made + 1;
      END IF;
      month := month + interval '1 month';
    END LOOP;
    RETURN made;
  END $$;

  CREATE FUNCTION archive.index_message(p_message uuid, p_sent_at timestamptz, p_chunks tsvector[]) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    INSERT INTO archive.search (message_id, corp, sent_at, chunk, tokens)
    SELECT p_message, archive.current_corp(), p_sent_at, n, tokens FROM unnest(p_chunks) WITH ORDINALITY AS chunks (tokens, n)
    ON CONFLICT DO NOTHING;
  $$;

  -- Newest first; p_before is the last id of the page before.
  CREATE FUNCTION archive.find_messages(p_query tsquery, p_before uuid, p_limit int) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT DISTINCT message_id FROM archive.search
    WHERE corp = archive.current_corp() AND tokens @@ p_query AND (p_before IS NULL OR message_id < p_before)
    ORDER BY message_id DESC LIMIT p_limit;
  $$;
`;
