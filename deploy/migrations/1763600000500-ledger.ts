import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant } from './grants';

/**
 * The ledger. Nobody but the owner writes its tables: services call the functions below (security definer), which keep
 * every journal balanced, no strict account overdrawn, and each business key used once.
 */
export class Ledger1763600000500 implements MigrationInterface {
  name = 'Ledger1763600000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(immutability);
    await runner.query(content);
    await runner.query(posting);
    await runner.query(sealing);
    await runner.query(grants);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA ledger CASCADE');
  }
}

const tables = `
CREATE SCHEMA ledger;

-- Which account names exist, and how each behaves. sign 1: credit balance >= 0; -1: debit balance (<= 0); 0: either.
CREATE TABLE ledger.chart (
  template text PRIMARY KEY,
  pattern  text NOT NULL,
  kind     text NOT NULL CHECK (kind IN ('asset', 'liability', 'revenue', 'expense', 'suspense')),
  mode     text NOT NULL CHECK (mode IN ('strict', 'folded')),
  sign     smallint NOT NULL CHECK (sign IN (-1, 0, 1)),
  CHECK (mode = 'strict' OR sign = 0)
);
INSERT INTO ledger.chart (template, kind, mode, sign, pattern)
SELECT template, kind, mode, sign,
       '^' || replace(replace(template, '{id}', '[0-9a-z-]{1,64}'), '{name}', '[a-z]{1,32}') || '$'
FROM (VALUES
  ('psp:{name}',                'asset',     'folded',  0),
  ('bank',                      'asset',     'folded',  0),
  ('counselor:{id}:receivable', 'asset',     'strict', -1),
  ('user:{id}:cash',            'liability', 'strict',  1),
  ('user:{id}:bonus',           'liability', 'strict',  1),
  ('hold:{id}:cash',            'liability', 'strict',  1),
  ('hold:{id}:bonus',           'liability', 'strict',  1),
  ('escrow:{id}',               'liability', 'strict',  1),
  ('counselor:{id}:pending',    'liability', 'strict',  1),
  ('counselor:{id}:available',  'liability', 'strict',  1),
  ('counselor:{id}:withdrawing','liability', 'strict',  1),
  ('deferred:{id}',             'liability', 'strict',  1),
  ('tax:payable',               'liability', 'folded',  0),
  ('commission',                'revenue',   'folded',  0),
  ('goods',                     'revenue',   'folded',  0),
  ('shipping',                  'revenue',   'folded',  0),
  ('membership',                'revenue',   'folded',  0),
  ('consult_vip',               'revenue',   'folded',  0),
  ('psp_fee',                   'expense',   'folded',  0),
  ('coupon_subsidy',            'expense',   'folded',  0),
  ('bonus_grant',               'expense',   'folded',  0),
  ('goodwill',                  'expense',   'folded',  0),
  ('orphan_payment',            'suspense',  'strict',  1),
  ('recon_diff',                'suspense',  'folded',  0)
) AS v (template, kind, mode, sign);

CREATE TABLE ledger.accounts (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name       text NOT NULL,
  currency   text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  template   text NOT NULL REFERENCES ledger.chart,
  kind       text NOT NULL,
  mode       text NOT NULL,
  sign       smallint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (name, currency)
);
-- prefix search by LIKE and keyset in the admin's account list
CREATE INDEX accounts_name_prefix ON ledger.accounts (name text_pattern_ops);

CREATE TABLE ledger.journals (
  id             uuid PRIMARY KEY DEFAULT uuidv7(),
  key            text NOT NULL CHECK (key ~ '^[!-~]{1,200}$'),
  kind           text NOT NULL CHECK (kind ~ '^[a-z_]{1,40}$'),
  reference_type text NOT NULL CHECK (reference_type ~ '^[a-z_]{1,40}$'),
  reference_id   text NOT NULL CHECK (reference_id ~ '^[!-~]{1,100}$'),
  currency       text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  reverses       uuid REFERENCES ledger.journals,
  occurred_at    timestamptz NOT NULL,
  content_hash   bytea NOT NULL CHECK (length(content_hash) = 32),
  CONSTRAINT journals_key_once UNIQUE (key)
);
CREATE INDEX journals_reference ON ledger.journals (reference_type, reference_id, id);
CREATE INDEX journals_kind ON ledger.journals (kind, id);
CREATE UNIQUE INDEX journals_reversed_once ON ledger.journals (reverses) WHERE reverses IS NOT NULL;

-- No foreign keys: to accounts it would take a share lock on the hot platform accounts' rows at every posting, and to journals
-- it would check what ledger.post, the only writer, has just written. I1 looks for postings without a journal.
CREATE TABLE ledger.postings (
  journal_id uuid NOT NULL,
  line       smallint NOT NULL CHECK (line > 0),
  account_id bigint NOT NULL,
  side       "char" NOT NULL CHECK (side IN ('D', 'C')),
  amount     bigint NOT NULL CHECK (amount > 0),
  PRIMARY KEY (journal_id, line)
);
CREATE INDEX postings_account ON ledger.postings (account_id, journal_id);

-- Strict accounts only; credit-positive. Locked in account order by ledger.post.
CREATE TABLE ledger.balances (
  account_id bigint PRIMARY KEY REFERENCES ledger.accounts,
  sign       smallint NOT NULL,
  balance    bigint NOT NULL DEFAULT 0,
  CONSTRAINT balances_not_overdrawn CHECK (balance * sign >= 0)
) WITH (fillfactor = 70);

-- Folded accounts: what the sealed journals sum to. The unsealed tail is added when read.
CREATE TABLE ledger.folds (
  account_id bigint PRIMARY KEY REFERENCES ledger.accounts,
  balance    bigint NOT NULL DEFAULT 0,
  folded_at  timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50);

CREATE TABLE ledger.seals (
  position   bigint PRIMARY KEY CHECK (position > 0),
  journal_id uuid NOT NULL UNIQUE REFERENCES ledger.journals,
  link       bytea NOT NULL CHECK (length(link) = 32),
  sealed_at  timestamptz NOT NULL DEFAULT now()
);
-- Journals waiting for their seal; the sealer empties it within a second.
CREATE TABLE ledger.unsealed (
  journal_id uuid PRIMARY KEY,
  queued_at  timestamptz NOT NULL DEFAULT now()
);

-- Whose money a session's hold is, so that a wallet can show what is held.
CREATE TABLE ledger.holds (
  session_id  uuid PRIMARY KEY,
  user_id     uuid NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  released_at timestamptz
);
CREATE INDEX holds_open_by_user ON ledger.holds (user_id) WHERE released_at IS NULL;

-- Earnings that become available at due_at; one open row per counselor and reference (a session grows minute by minute).
CREATE TABLE ledger.maturities (
  id             uuid PRIMARY KEY DEFAULT uuidv7(),
  counselor_id   uuid NOT NULL,
  reference_type text NOT NULL,
  reference_id   text NOT NULL,
  currency       text NOT NULL DEFAULT 'CNY',
  amount         bigint NOT NULL CHECK (amount > 0),
  due_at         timestamptz NOT NULL,
  matured_at     timestamptz
);
CREATE UNIQUE INDEX maturities_one_open ON ledger.maturities (counselor_id, reference_type, reference_id) WHERE matured_at IS NULL;
CREATE INDEX maturities_due ON ledger.maturities (due_at) WHERE matured_at IS NULL;
`;

const immutability = `
CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ledger.% is append-only: post a reversal', TG_TABLE_NAME USING ERRCODE = 'HL007';
END $$;
CREATE TRIGGER journals_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.journals FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER postings_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.postings FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER seals_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.seals FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
`;

const content = `
-- What a journal says, as hashed; libs/domain/ledger/src/seals/chain.rules.ts computes the same on its own.
CREATE FUNCTION ledger.content_hash(p_key text, p_kind text, p_reference_type text, p_reference_id text, p_currency text, p_reverses uuid, p_lines text)
RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(convert_to(
    'hearken.journal.v1' || E'\\n' || p_key || E'\\n' || p_kind || E'\\n' || p_reference_type || E'\\n' || p_reference_id || E'\\n' ||
    p_currency || E'\\n' || coalesce(p_reverses::text, '') || E'\\n' || p_lines, 'UTF8'))
$$;

CREATE FUNCTION ledger.stored_content_hash(p_journal uuid) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT ledger.content_hash(j.key, j.kind, j.reference_type, j.reference_id, j.currency, j.reverses,
    (SELECT string_agg(p.side::text || ' ' || p.amount || ' ' || a.name, E'\\n' ORDER BY p.line)
     FROM ledger.postings p JOIN ledger.accounts a ON a.id = p.account_id WHERE p.journal_id = j.id))
  FROM ledger.journals j WHERE j.id = p_journal
$$;
`;

const posting = `
-- Creates what is missing, in name order so that two transactions cannot wait for each other's new accounts.
CREATE FUNCTION ledger.ensure_accounts(p_names text[], p_currency text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_name text;
  v_chart ledger.chart;
  v_id bigint;
BEGIN
  FOR v_name IN
    SELECT DISTINCT n FROM unnest(p_names) n
    WHERE NOT EXISTS (SELECT 1 FROM ledger.accounts a WHERE a.name = n AND a.currency = p_currency) ORDER BY n
  LOOP
    SELECT * INTO v_chart FROM ledger.chart WHERE v_name ~ pattern;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'unknown ledger account %', v_name USING ERRCODE = 'HL003';
    END IF;
    INSERT INTO ledger.accounts (name, currency, template, kind, mode, sign)
    VALUES (v_name, p_currency, v_chart.template, v_chart.kind, v_chart.mode, v_chart.sign)
    ON CONFLICT (name, currency) DO NOTHING RETURNING id INTO v_id;
    IF v_id IS NOT NULL AND v_chart.mode = 'strict' THEN
      INSERT INTO ledger.balances (account_id, sign) VALUES (v_id, v_chart.sign);
    ELSIF v_id IS NOT NULL THEN
      INSERT INTO ledger.folds (account_id) VALUES (v_id);
    END IF;
  END LOOP;
END $$;

-- Locks strict accounts in account order until the transaction ends and tells their balances.
CREATE FUNCTION ledger.lock_balances(p_names text[], p_currency text) RETURNS TABLE (name text, balance bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM ledger.ensure_accounts(p_names, p_currency);
  RETURN QUERY
    WITH locked AS (
      SELECT b.account_id, b.balance FROM ledger.balances b
      WHERE b.account_id = ANY (SELECT a.id FROM ledger.accounts a WHERE a.name = ANY (p_names) AND a.currency = p_currency)
      ORDER BY b.account_id FOR NO KEY UPDATE)
    SELECT a.name, l.balance FROM locked l JOIN ledger.accounts a ON a.id = l.account_id;
END $$;

-- Posts one journal. The key is taken first, so that of two equal calls one waits and then sees the other's journal.
CREATE FUNCTION ledger.post(p_key text, p_kind text, p_reference_type text, p_reference_id text, p_currency text, p_reverses uuid,
                            p_occurred_at timestamptz, p_accounts text[], p_sides text[], p_amounts bigint[])
RETURNS TABLE (journal_id uuid, duplicate boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  v_lines text;
  v_sum numeric;
  v_hash bytea;
  v_stored bytea;
  v_id uuid;
  v_ids bigint[];
  v_strict bigint[];
BEGIN
  SELECT string_agg(s || ' ' || m || ' ' || a, E'\\n' ORDER BY line), sum(CASE s WHEN 'C' THEN m WHEN 'D' THEN -m END)
    INTO v_lines, v_sum
    FROM unnest(p_accounts, p_sides, p_amounts) WITH ORDINALITY AS t (a, s, m, line);
  IF v_sum IS DISTINCT FROM 0 OR cardinality(p_accounts) < 2 THEN
    RAISE EXCEPTION 'journal % does not balance', p_key USING ERRCODE = 'HL001';
  END IF;
  v_hash := ledger.content_hash(p_key, p_kind, p_reference_type, p_reference_id, p_currency, p_reverses, v_lines);

  INSERT INTO ledger.journals (key, kind, reference_type, reference_id, currency, reverses, occurred_at, content_hash)
  VALUES (p_key, p_kind, p_reference_type, p_reference_id, p_currency, p_reverses, p_occurred_at, v_hash)
  ON CONFLICT (key) DO NOTHING RETURNING id INTO v_id;
  IF v_id IS NULL THEN
    SELECT j.id, j.content_hash INTO v_id, v_stored FROM ledger.journals j WHERE j.key = p_key;
    IF v_stored IS DISTINCT FROM v_hash THEN
      RAISE EXCEPTION 'business key % was used for another journal', p_key USING ERRCODE = 'HL002';
    END IF;
    RETURN QUERY SELECT v_id, true;
    RETURN;
  END IF;

  SELECT array_agg(a.id ORDER BY t.line), array_agg(DISTINCT a.id) FILTER (WHERE a.mode = 'strict') INTO v_ids, v_strict
    FROM unnest(p_accounts) WITH ORDINALITY AS t (name, line)
    LEFT JOIN ledger.accounts a ON a.name = t.name AND a.currency = p_currency;
  IF array_position(v_ids, NULL) IS NOT NULL THEN
    PERFORM ledger.ensure_accounts(p_accounts, p_currency);
    SELECT array_agg(a.id ORDER BY t.line), array_agg(DISTINCT a.id) FILTER (WHERE a.mode = 'strict') INTO v_ids, v_strict
      FROM unnest(p_accounts) WITH ORDINALITY AS t (name, line)
      JOIN ledger.accounts a ON a.name = t.name AND a.currency = p_currency;
  END IF;

  IF v_strict IS NOT NULL THEN
    -- One row needs no order.
    IF cardinality(v_strict) > 1 THEN
      PERFORM 1 FROM ledger.balances b WHERE b.account_id = ANY (v_strict) ORDER BY b.account_id FOR NO KEY UPDATE;
    END IF;
    UPDATE ledger.balances b SET balance = b.balance + d.delta
      FROM (SELECT i, sum(CASE s WHEN 'C' THEN m ELSE -m END)::bigint AS delta FROM unnest(v_ids, p_sides, p_amounts) AS t (i, s, m) GROUP BY i) d
      WHERE b.account_id = d.i;
  END IF;

  INSERT INTO ledger.postings (journal_id, line, account_id, side, amount)
    SELECT v_id, line, i, s::"char", m FROM unnest(v_ids, p_sides, p_amounts) WITH ORDINALITY AS t (i, s, m, line);
  INSERT INTO ledger.unsealed (journal_id) VALUES (v_id);
  RETURN QUERY SELECT v_id, false;
END $$;
`;

const sealing = `
-- Seals up to p_limit committed journals: checks their content, gives gapless positions and chain links, and folds their
-- postings into the hot accounts. One caller at a time; the others get 0. A journal whose rows do not match its hash is left
-- in the queue, where its age raises the alarm.
CREATE FUNCTION ledger.seal(p_limit int) RETURNS TABLE (sealed int, refused int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  v_position bigint;
  v_link bytea;
  v_row record;
  v_ids uuid[] := '{}';
  v_refused int := 0;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('ledger.seal')) THEN
    RETURN QUERY SELECT 0, 0;
    RETURN;
  END IF;
  SELECT s.position, s.link INTO v_position, v_link FROM ledger.seals s ORDER BY s.position DESC LIMIT 1;
  v_position := coalesce(v_position, 0);
  v_link := coalesce(v_link, sha256(convert_to('hearken.ledger.v1', 'UTF8')));
  FOR v_row IN
    SELECT j.id, j.occurred_at, j.content_hash, ledger.stored_content_hash(j.id) AS actual
    FROM (SELECT u.journal_id FROM ledger.unsealed u ORDER BY u.journal_id LIMIT p_limit) q JOIN ledger.journals j ON j.id = q.journal_id
    ORDER BY j.id
  LOOP
    IF v_row.actual IS DISTINCT FROM v_row.content_hash THEN
      v_refused := v_refused + 1;
      CONTINUE;
    END IF;
    v_position := v_position + 1;
    v_link := sha256(v_link || convert_to(v_position || E'\\n' || v_row.id || E'\\n' || (extract(epoch FROM v_row.occurred_at) * 1000000)::bigint || E'\\n', 'UTF8') || v_row.content_hash);
    INSERT INTO ledger.seals (position, journal_id, link) VALUES (v_position, v_row.id, v_link);
    v_ids := v_ids || v_row.id;
  END LOOP;
  UPDATE ledger.folds f SET balance = f.balance + d.delta, folded_at = now()
    FROM (SELECT p.account_id, sum(CASE p.side WHEN 'C' THEN p.amount ELSE -p.amount END)::bigint AS delta
          FROM ledger.postings p WHERE p.journal_id = ANY (v_ids) GROUP BY p.account_id) d
    WHERE f.account_id = d.account_id;
  DELETE FROM ledger.unsealed u WHERE u.journal_id = ANY (v_ids);
  RETURN QUERY SELECT cardinality(v_ids), v_refused;
END $$;

-- Balances as they stand: strict from their row, folded from the fold plus the unsealed tail.
CREATE VIEW ledger.current_balances AS
SELECT a.id AS account_id, a.name, a.currency, a.kind, a.mode, a.sign, a.created_at,
       CASE WHEN a.mode = 'strict' THEN b.balance ELSE f.balance + coalesce(
         (SELECT sum(CASE p.side WHEN 'C' THEN p.amount ELSE -p.amount END)
          FROM ledger.unsealed u JOIN ledger.postings p ON p.journal_id = u.journal_id WHERE p.account_id = a.id), 0)::bigint END AS balance
FROM ledger.accounts a LEFT JOIN ledger.balances b ON b.account_id = a.id LEFT JOIN ledger.folds f ON f.account_id = a.id;
`;

const grants = [
  grant(['hearken_api', 'hearken_realtime', 'hearken_admin'], 'ledger', { tables: 'SELECT' }),
  grant(['hearken_api', 'hearken_realtime'], 'ledger', { tables: 'INSERT, UPDATE', only: ['holds', 'maturities'] }),
  `GRANT EXECUTE ON FUNCTION ledger.lock_balances(text[], text),
     ledger.post(text, text, text, text, text, uuid, timestamptz, text[], text[], bigint[]) TO hearken_api, hearken_realtime;
   GRANT EXECUTE ON FUNCTION ledger.seal(int) TO hearken_api;`,
].join('\n');
