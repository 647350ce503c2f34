import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant, serviceRoles } from './grants';

/** What roles allow, and the audit: an append-only record whose rows a sealer numbers and chains. */
export class Access1763600000200 implements MigrationInterface {
  name = 'Access1763600000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(immutability);
    await runner.query(grants);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA access CASCADE');
  }
}

const tables = `
CREATE SCHEMA access;

CREATE TABLE access.roles (
  role       text PRIMARY KEY,
  built_in   boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE access.role_permissions (
  role       text NOT NULL REFERENCES access.roles ON DELETE CASCADE,
  permission text NOT NULL,
  granted_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (role, permission)
);
-- Which built-in grants a release brought: seeding adds each once, and one that an operator took away stays away.
CREATE TABLE access.seeded_grants (
  role       text NOT NULL,
  permission text NOT NULL,
  PRIMARY KEY (role, permission)
);

CREATE TABLE access.audit (
  id           uuid PRIMARY KEY DEFAULT uuidv7(),
  occurred_at  timestamptz NOT NULL,
  actor_id     uuid,
  action       text NOT NULL,
  target_type  text NOT NULL,
  target_id    text NOT NULL,
  before       jsonb,
  after        jsonb,
  reason       text,
  address      text,
  trace_id     text,
  -- SHA-256 of the fields above in canonical form, made by who wrote the row
  content_hash bytea NOT NULL CHECK (length(content_hash) = 32),
  -- set once by the sealer, at most a second later
  position     bigint CHECK (position > 0),
  prev_hash    bytea CHECK (length(prev_hash) = 32),
  chain_hash   bytea CHECK (length(chain_hash) = 32),
  CONSTRAINT audit_position_key UNIQUE (position),
  CHECK ((position IS NULL) = (prev_hash IS NULL) AND (position IS NULL) = (chain_hash IS NULL))
);
CREATE INDEX audit_unsealed ON access.audit (id) WHERE position IS NULL;
CREATE INDEX audit_actor ON access.audit (actor_id, id);
CREATE INDEX audit_target ON access.audit (target_type, target_id, id);
CREATE INDEX audit_action ON access.audit (action, id);
`;

const immutability = `
CREATE FUNCTION access.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'access.audit is append-only';
END $$;
CREATE TRIGGER audit_no_delete BEFORE DELETE OR TRUNCATE ON access.audit FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();

-- The one change there is: an unsealed row gets its seal, and nothing else of it moves.
CREATE FUNCTION access.only_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.position IS NOT NULL OR NEW.position IS NULL
     OR to_jsonb(NEW) - ARRAY['position', 'prev_hash', 'chain_hash'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['position', 'prev_hash', 'chain_hash'] THEN
    RAISE EXCEPTION 'access.audit is append-only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_only_seal BEFORE UPDATE ON access.audit FOR EACH ROW EXECUTE FUNCTION access.only_seal();

-- A row is born unsealed: nobody chooses his own place in the chain.
CREATE FUNCTION access.born_unsealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.position IS NOT NULL THEN
    RAISE EXCEPTION 'access.audit rows are sealed by the sealer only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_born_unsealed BEFORE INSERT ON access.audit FOR EACH ROW EXECUTE FUNCTION access.born_unsealed();
`;

const grants = `
${grant(serviceRoles, 'access', { tables: 'SELECT', only: ['roles', 'role_permissions'] })}
${grant(['hearken_api', 'hearken_admin'], 'access', { tables: 'INSERT, DELETE', only: ['roles', 'role_permissions'] })}
${grant(['hearken_api', 'hearken_admin'], 'access', { tables: 'SELECT, INSERT', only: ['seeded_grants'] })}
${grant(serviceRoles, 'access', { tables: 'INSERT', only: ['audit'] })}
${grant(['hearken_api', 'hearken_admin'], 'access', { tables: 'SELECT', only: ['audit'] })}
GRANT UPDATE (position, prev_hash, chain_hash) ON access.audit TO hearken_api;
`;
