import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant, serviceRoles } from './grants';

/** Who may sign in: accounts with sealed personal fields, passwords, sign-ins, their refresh tokens, keys and consents. */
export class Accounts1763600000100 implements MigrationInterface {
  name = 'Accounts1763600000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(immutability);
    await runner.query(grants);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA accounts CASCADE');
  }
}

const tables = `
CREATE SCHEMA accounts;

-- email and phone: AES-256-GCM boxes. *_index: HMAC of the normalised value, the only way to look one up.
CREATE TABLE accounts.accounts (
  id                uuid PRIMARY KEY DEFAULT uuidv7(),
  display_name      text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 80),
  roles             text[] NOT NULL,
  status            text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'banned')),
  email_sealed      bytea,
  email_key_version int,
  email_index       bytea,
  phone_sealed      bytea,
  phone_key_version int,
  phone_index       bytea,
  is_demo           boolean NOT NULL DEFAULT false,
  ban_reason        text,
  created_at        timestamptz NOT NULL DEFAULT now(),
  last_login_at     timestamptz,
  CONSTRAINT accounts_email_index_key UNIQUE (email_index),
  CONSTRAINT accounts_phone_index_key UNIQUE (phone_index),
  CHECK ((email_sealed IS NULL) = (email_index IS NULL) AND (email_sealed IS NULL) = (email_key_version IS NULL)),
  CHECK ((phone_sealed IS NULL) = (phone_index IS NULL) AND (phone_sealed IS NULL) = (phone_key_version IS NULL))
);
CREATE INDEX accounts_roles ON accounts.accounts USING gin (roles);

CREATE TABLE accounts.credentials (
  account_id    uuid PRIMARY KEY REFERENCES accounts.accounts,
  -- argon2id in PHC format
  password_hash text NOT NULL,
  changed_at    timestamptz NOT NULL DEFAULT now()
);

-- One row a sign-in on one device; its id is the sid of the access tokens.
CREATE TABLE accounts.login_sessions (
  id            uuid PRIMARY KEY DEFAULT uuidv7(),
  account_id    uuid NOT NULL REFERENCES accounts.accounts,
  user_agent    text,
  address       text,
  created_at    timestamptz NOT NULL DEFAULT now(),
  last_used_at  timestamptz NOT NULL DEFAULT now(),
  expires_at    timestamptz NOT NULL,
  revoked_at    timestamptz,
  revoke_reason text
);
CREATE INDEX login_sessions_live ON accounts.login_sessions (account_id, id) WHERE revoked_at IS NULL;
CREATE INDEX login_sessions_revoked ON accounts.login_sessions (revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX login_sessions_expiry ON accounts.login_sessions (expires_at);

-- SHA-256 of the tokens only: who reads this table cannot sign in with it.
CREATE TABLE accounts.refresh_tokens (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
  sid        uuid NOT NULL REFERENCES accounts.login_sessions ON DELETE CASCADE,
  issued_at  timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  rotated_at timestamptz,
  -- who exchanged it, so that the grace for parallel tabs is for the same client only
  rotated_by text
);
CREATE INDEX refresh_tokens_sid ON accounts.refresh_tokens (sid);

CREATE TABLE accounts.signing_keys (
  kid             text PRIMARY KEY,
  public_jwk      jsonb NOT NULL,
  public_pem      text NOT NULL,
  -- PKCS #8 under a key of the key port, purpose token-signing
  private_sealed  bytea NOT NULL,
  key_version     int NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  -- null while it signs; from then on it only verifies, for as long as a token lives
  retired_at      timestamptz
);

CREATE TABLE accounts.consents (
  id         uuid PRIMARY KEY DEFAULT uuidv7(),
  account_id uuid NOT NULL REFERENCES accounts.accounts,
  purpose    text NOT NULL,
  version    text NOT NULL,
  given      boolean NOT NULL,
  decided_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX consents_account ON accounts.consents (account_id, purpose, id DESC);

-- Failed sign-ins of an identifier (its blind index, so unknown ones count alike), for growing delays.
CREATE TABLE accounts.login_failures (
  identifier_index bytea PRIMARY KEY,
  failures         int NOT NULL,
  last_failed_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX login_failures_age ON accounts.login_failures (last_failed_at);
`;

const immutability = `
CREATE FUNCTION accounts.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'accounts.% is append-only: add a new decision', TG_TABLE_NAME;
END $$;
CREATE TRIGGER consents_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON accounts.consents
  FOR EACH STATEMENT EXECUTE FUNCTION accounts.refuse_change();
`;

// api issues tokens; admin bans; the rest verify tokens (public keys, revocations) and look up names and consents.
const grants = `
${grant(['hearken_api'], 'accounts', { tables: 'SELECT, INSERT, UPDATE', only: ['accounts', 'credentials', 'login_sessions', 'refresh_tokens', 'signing_keys', 'login_failures'] })}
GRANT DELETE ON accounts.login_sessions, accounts.refresh_tokens, accounts.login_failures, accounts.signing_keys TO hearken_api;
${grant(['hearken_api'], 'accounts', { tables: 'SELECT, INSERT', only: ['consents'] })}
${grant(['hearken_admin'], 'accounts', { tables: 'SELECT', only: ['accounts', 'login_sessions', 'consents'] })}
GRANT UPDATE (status, ban_reason) ON accounts.accounts TO hearken_admin;
GRANT UPDATE (revoked_at, revoke_reason) ON accounts.login_sessions TO hearken_admin;
${grant(serviceRoles, 'accounts', { tables: 'SELECT (kid, public_jwk, public_pem, created_at, retired_at)', only: ['signing_keys'] })}
${grant(serviceRoles, 'accounts', { tables: 'SELECT (id, account_id, revoked_at, revoke_reason)', only: ['login_sessions'] })}
GRANT SELECT (id, display_name, roles, status) ON accounts.accounts TO hearken_realtime, hearken_archive, hearken_media, hearken_plugins;
GRANT SELECT ON accounts.consents TO hearken_realtime;
`;
