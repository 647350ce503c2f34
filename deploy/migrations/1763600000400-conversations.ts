import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant, serviceRoles } from './grants';

/** The conversation log: gapless, append-only, chained, with bodies that can be erased. */
export class Conversations1763600000400 implements MigrationInterface {
  name = 'Conversations1763600000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(chain);
    await runner.query(append);
    await runner.query(grants);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA conversations CASCADE');
  }
}

const tables = `
CREATE SCHEMA conversations;

CREATE TABLE conversations.conversations (
  id          uuid PRIMARY KEY DEFAULT uuidv7(),
  -- null for conversations that belong to no consultation
  session_id  uuid,
  -- AES-256 data key of this conversation's bodies under a key of the key port, purpose conversation-kek; null once erased
  wrapped_key bytea,
  key_version int NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT conversations_session_key UNIQUE (session_id)
);

-- What every append locks and changes: small, and with room on its page, so that the update stays in place (HOT).
CREATE TABLE conversations.heads (
  conversation_id uuid PRIMARY KEY REFERENCES conversations.conversations,
  head            int NOT NULL DEFAULT 0 CHECK (head >= 0),
  -- link of the newest entry: sha256(previous link, seq, leaf); 32 zero bytes before the first
  chain           bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex') CHECK (length(chain) = 32),
  -- counts changes of members, so that nodes notice that what they cached is old
  members_version int NOT NULL DEFAULT 1,
  -- null: open; members may write until then
  writable_until  timestamptz,
  last_at         timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 60);

CREATE TABLE conversations.members (
  conversation_id uuid NOT NULL REFERENCES conversations.conversations,
  account_id      uuid NOT NULL,
  role            text NOT NULL CHECK (role IN ('user', 'counselor', 'staff')),
  joined_at       timestamptz NOT NULL DEFAULT now(),
  left_at         timestamptz,
  PRIMARY KEY (conversation_id, account_id)
);
CREATE INDEX members_account ON conversations.members (account_id, conversation_id);

-- No foreign key and no further index: each would be paid for by every message.
CREATE TABLE conversations.entries (
  conversation_id   uuid NOT NULL,
  seq               int NOT NULL CHECK (seq > 0),
  message_id        uuid NOT NULL,
  -- the platform writes as the nil UUID: NULL would be outside the unique key
  sender_id         uuid NOT NULL,
  client_message_id uuid NOT NULL,
  created_at        timestamptz NOT NULL,
  reply_to_seq      int,
  -- the entry that a recall, edit, reaction or takedown is about
  target_seq        int,
  -- what later entries did to this one
  recalled_by_seq   int,
  edited_by_seq     int,
  taken_down_by_seq int,
  type              text NOT NULL,
  sender_role       text NOT NULL,
  -- sha256 over the salt, the fields above and the plaintext: stays when the body goes
  leaf              bytea NOT NULL CHECK (length(leaf) = 32),
  -- 16 random bytes, without which nobody can confirm a guess about an erased body; erased together with it
  salt              bytea,
  -- AES-256-GCM: nonce (12), ciphertext, tag (16); null once erased
  body              bytea,
  PRIMARY KEY (conversation_id, seq),
  CONSTRAINT entries_client_message_key UNIQUE (conversation_id, sender_id, client_message_id)
) WITH (fillfactor = 95);
-- Sealed bodies do not compress: trying would only cost time.
ALTER TABLE conversations.entries ALTER COLUMN body SET STORAGE EXTERNAL;

CREATE TABLE conversations.cursors (
  conversation_id uuid NOT NULL REFERENCES conversations.conversations,
  account_id      uuid NOT NULL,
  received        int NOT NULL DEFAULT 0,
  read            int NOT NULL DEFAULT 0,
  updated_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (conversation_id, account_id),
  CHECK (0 <= read AND read <= received)
) WITH (fillfactor = 60);
`;

const chain = `
CREATE FUNCTION conversations.link_step(state bytea, previous bytea, seq int, leaf bytea) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN sha256(coalesce(state, previous) || int8send(seq) || leaf);
END $$;

-- The link after these entries: link(previous, seq, leaf ORDER BY seq).
CREATE AGGREGATE conversations.link (previous bytea, seq int, leaf bytea) (SFUNC = conversations.link_step, STYPE = bytea);
`;

const append = `
-- Appends a batch of entries, of any conversations, in one transaction with their events. Answers in the batch's order,
-- joined by commas: the seq; 0 = a repetition (told in "duplicates"); -1 = no such conversation or not a member of it;
-- -2 = closed. "stale" lists the conversations whose members changed since p_versions.
-- No sender's id twice in one batch: the unique key refuses the batch, and the caller sends the second one after it.
-- Each element of p_packed is salt (16), leaf (32), body, cut out of one value by p_lengths: arrays of bytea would travel as text.
CREATE FUNCTION conversations.append(
  p_conversations uuid[], p_messages uuid[], p_senders uuid[], p_roles text[], p_clients uuid[], p_types text[],
  p_replies int[], p_targets int[], p_times text[], p_versions int[], p_lengths int[], p_packed bytea
) RETURNS TABLE (outcomes text, duplicates jsonb, stale uuid[])
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog
AS $$
DECLARE
  v_repeated int[];
BEGIN
  PERFORM 1 FROM conversations.heads h WHERE h.conversation_id = ANY (p_conversations) ORDER BY h.conversation_id FOR NO KEY UPDATE;

  -- A statement of its own, so that its snapshot shows what the locks' last holders committed.
  WITH input AS (
    SELECT i.*, substring(p_packed FROM (sum(i.length) OVER (ROWS UNBOUNDED PRECEDING) - i.length + 1)::int FOR i.length) AS packed
    FROM unnest(p_conversations, p_messages, p_senders, p_roles, p_clients, p_types, p_replies, p_targets, p_times, p_versions, p_lengths)
      WITH ORDINALITY AS i (conversation_id, message_id, sender_id, role, client_message_id, type, reply, target, at, version, length, idx)
  ), judged AS (
    SELECT i.*, h.head, h.chain, h.members_version,
      CASE
        WHEN h.conversation_id IS NULL THEN -1
        -- Scalar subqueries, one index lookup each: EXISTS may be planned as a hash of the whole table.
        WHEN i.role <> 'system' AND (
          SELECT m.role FROM conversations.members m
          WHERE m.conversation_id = i.conversation_id AND m.account_id = i.sender_id AND m.left_at IS NULL) IS DISTINCT FROM i.role THEN -1
        WHEN (
          SELECT e.seq FROM conversations.entries e
          WHERE e.conversation_id = i.conversation_id AND e.sender_id = i.sender_id AND e.client_message_id = i.client_message_id) IS NOT NULL THEN 0
        WHEN i.role <> 'system' AND h.writable_until < now() THEN -2
        ELSE 1
      END AS verdict
    FROM input i LEFT JOIN conversations.heads h ON h.conversation_id = i.conversation_id
  ), placed AS MATERIALIZED (
    SELECT j.*, j.head + (sum(CASE j.verdict WHEN 1 THEN 1 ELSE 0 END) OVER (PARTITION BY j.conversation_id ORDER BY j.idx ROWS UNBOUNDED PRECEDING))::int AS seq,
      substring(j.packed FROM 1 FOR 16) AS salt, substring(j.packed FROM 17 FOR 32) AS leaf, substring(j.packed FROM 49) AS body
    FROM judged j
  ), inserted AS (
    INSERT INTO conversations.entries (conversation_id, seq, message_id, sender_id, client_message_id, created_at, reply_to_seq, target_seq,
      type, sender_role, leaf, salt, body)
    SELECT p.conversation_id, p.seq, p.message_id, p.sender_id, p.client_message_id, p.at::timestamptz, p.reply, p.target, p.type, p.role, p.leaf, p.salt, p.body
    FROM placed p WHERE p.verdict = 1
  ), moved AS (
    UPDATE conversations.heads h SET head = n.head, chain = n.chain, last_at = n.at::timestamptz
    FROM (SELECT p.conversation_id, max(p.seq) AS head, conversations.link(p.chain, p.seq, p.leaf ORDER BY p.seq) AS chain, max(p.at) AS at
          FROM placed p WHERE p.verdict = 1 GROUP BY p.conversation_id) n
    WHERE h.conversation_id = n.conversation_id
  ), announced AS (
    INSERT INTO messaging.outbox (lane, subject, key, payload)
    -- Every piece is a uuid, a number, a word or base64: nothing in it needs escaping.
    SELECT messaging.lane(p.conversation_id::text), 'hearken.conversations.entry_appended.v1', p.conversation_id::text,
      concat('{"conversationId":"', p.conversation_id, '","seq":', p.seq, ',"messageId":"', p.message_id, '","type":"', p.type,
        CASE p.role WHEN 'system' THEN '","senderId":null' ELSE '","senderId":"' || p.sender_id || '"' END,
        ',"senderRole":"', p.role, '","replyToSeq":', coalesce(p.reply::text, 'null'), ',"createdAt":"', p.at,
        '","body":{"sealed":"', translate(encode(p.body, 'base64'), E'\\n', ''), '"}}')::jsonb
    -- In order: within a key the relay sends by position.
    FROM placed p WHERE p.verdict = 1 ORDER BY p.idx
  )
  SELECT string_agg((CASE p.verdict WHEN 1 THEN p.seq ELSE p.verdict END)::text, ',' ORDER BY p.idx),
    array_agg(p.idx) FILTER (WHERE p.verdict = 0),
    array_agg(p.conversation_id) FILTER (WHERE p.version <> p.members_version)
  INTO outcomes, v_repeated, stale FROM placed p;

  IF num_nonnulls(VARIADIC p_targets) > 0 THEN
    UPDATE conversations.entries e SET
      recalled_by_seq = CASE n.type WHEN 'recall' THEN n.seq ELSE e.recalled_by_seq END,
      edited_by_seq = CASE n.type WHEN 'edit' THEN n.seq ELSE e.edited_by_seq END,
      taken_down_by_seq = CASE n.type WHEN 'takedown' THEN n.seq ELSE e.taken_down_by_seq END
    FROM (SELECT DISTINCT ON (a.conversation_id, a.target_seq, a.type) a.*
          FROM unnest(p_conversations, p_messages) AS i (conversation_id, message_id)
          JOIN conversations.entries a ON a.conversation_id = i.conversation_id AND a.message_id = i.message_id
            AND a.seq > (SELECT h.head FROM conversations.heads h WHERE h.conversation_id = i.conversation_id) - cardinality(p_conversations)
          WHERE a.target_seq IS NOT NULL AND a.type IN ('recall', 'edit', 'takedown')
          ORDER BY a.conversation_id, a.target_seq, a.type, a.seq DESC) n
    WHERE e.conversation_id = n.conversation_id AND e.seq = n.target_seq;
  END IF;

  IF v_repeated IS NOT NULL THEN
    SELECT jsonb_agg(jsonb_build_object('index', r.idx - 1, 'seq', e.seq, 'messageId', e.message_id, 'createdAt', e.created_at,
        'senderRole', e.sender_role, 'salt', encode(e.salt, 'hex'), 'leaf', encode(e.leaf, 'hex')))
    INTO duplicates
    FROM unnest(v_repeated) AS r (idx)
    JOIN conversations.entries e ON e.conversation_id = p_conversations[r.idx] AND e.sender_id = p_senders[r.idx] AND e.client_message_id = p_clients[r.idx];
  END IF;
  RETURN NEXT;
END $$;
`;

// Nobody writes entries but through append(); bodies are read sealed and opened with the key port.
const grants = `
${grant(['hearken_realtime', 'hearken_api'], 'conversations', { tables: 'SELECT' })}
GRANT INSERT ON conversations.conversations, conversations.heads, conversations.members TO hearken_realtime, hearken_api;
GRANT INSERT, UPDATE ON conversations.cursors TO hearken_realtime, hearken_api;
GRANT UPDATE (writable_until, members_version) ON conversations.heads TO hearken_realtime, hearken_api;
GRANT UPDATE (role, left_at) ON conversations.members TO hearken_realtime, hearken_api;
${grant(
  serviceRoles.filter((role) => role !== 'hearken_realtime' && role !== 'hearken_api'),
  'conversations',
  { tables: 'SELECT' },
)}
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA conversations FROM PUBLIC;
GRANT EXECUTE ON FUNCTION conversations.append(uuid[], uuid[], uuid[], text[], uuid[], text[], int[], int[], text[], int[], int[], bytea)
  TO hearken_realtime, hearken_api;
`;
