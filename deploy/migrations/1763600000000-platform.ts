import type { MigrationInterface, QueryRunner } from 'typeorm';
import { serviceRoles } from './grants';

/** What every schema stands on: the services' roles, extensions, and nothing open to PUBLIC. */
export class Platform1763600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const role of serviceRoles) {
      // Roles belong to the cluster, not to the database: another database's migration may have made them, or be making them now.
      await runner.query(`
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
            CREATE ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
          END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$;
      `);
    }
    await runner.query(`
      -- Exclusion constraints over an id and a time range.
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      REVOKE ALL ON SCHEMA public FROM PUBLIC;
      -- The types and operators of extensions live there.
      GRANT USAGE ON SCHEMA public TO ${serviceRoles.join(', ')};
      -- A function runs as its caller or, with SECURITY DEFINER, as the owner: both only for roles that were named.
      ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The roles stay: other databases of the cluster may use them.
    await runner.query(`
      ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC;
      REVOKE USAGE ON SCHEMA public FROM ${serviceRoles.join(', ')};
      GRANT USAGE ON SCHEMA public TO PUBLIC;
    `);
  }
}
