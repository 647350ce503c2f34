/** The database roles of the services; each service connects as its own and owns nothing. */
export const serviceRoles = [
  'hearken_api',
  'hearken_realtime',
  'hearken_admin',
  'hearken_archive',
  'hearken_media',
  'hearken_plugins',
] as const;
export type ServiceRole = (typeof serviceRoles)[number];

export interface SchemaGrants {
  /** Privileges on tables and views, e.g. 'SELECT, INSERT'. */
  tables?: string;
  /** Restricts `tables` to these; without it all that exist so far in the schema. */
  only?: readonly string[];
  /** Privileges on all sequences so far, e.g. 'USAGE'. */
  sequences?: string;
  /** 'EXECUTE' on all functions so far; nobody else may call them, for PUBLIC has lost that right. */
  functions?: 'EXECUTE';
}

/** The SQL that opens a schema to services. Call it at the end of a migration: it reaches only what exists by then. */
export function grant(
  roles: readonly ServiceRole[],
  schema: string,
  { tables, only, sequences, functions }: SchemaGrants,
): string {
  const to = roles.join(', ');
  const statements = [`GRANT USAGE ON SCHEMA ${schema} TO ${to}`];
  if (tables) {
    const targets = only ? only.map((table) => `${schema}.${table}`).join(', ') : `ALL TABLES IN SCHEMA ${schema}`;
    statements.push(`GRANT ${tables} ON ${targets} TO ${to}`);
  }
  if (sequences) statements.push(`GRANT ${sequences} ON ALL SEQUENCES IN SCHEMA ${schema} TO ${to}`);
  if (functions) statements.push(`GRANT ${functions} ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${to}`);
  return `${statements.join(';\n')};`;
}
