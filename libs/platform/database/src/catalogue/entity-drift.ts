import type { DataSource, EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';

interface CatalogueColumn {
  table: string;
  column: string;
  /** Without length or precision; enumerations are all `enum`. */
  type: string;
  nullable: boolean;
}

/** What the entities of a connected data source say that the database does not; empty when they agree. */
export async function entityDrift(dataSource: DataSource): Promise<string[]> {
  const columns = await dataSource.query<CatalogueColumn[]>(`
    SELECT n.nspname || '.' || c.relname AS "table", a.attname AS "column", NOT a.attnotnull AS nullable,
      CASE WHEN t.typtype = 'e' THEN 'enum' ELSE format_type(a.atttypid, NULL) END AS type
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'v', 'm')
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_type t ON t.oid = a.atttypid
    WHERE a.attnum > 0 AND NOT a.attisdropped
  `);
  const found = new Map(columns.map((column) => [`${column.table}.${column.column}`, column]));
  return dataSource.entityMetadatas
    .flatMap((entity) => entity.columns.map((column) => complaint(dataSource, entity, column, found)))
    .filter((line) => line !== undefined)
    .sort();
}

function complaint(
  dataSource: DataSource,
  entity: EntityMetadata,
  column: ColumnMetadata,
  found: ReadonlyMap<string, CatalogueColumn>,
): string | undefined {
  const name = `${entity.schema ?? 'public'}.${entity.tableName}.${column.databaseName}`;
  const actual = found.get(name);
  if (!actual) return `${name} does not exist (${entity.name}.${column.propertyName})`;
  const type = typeOf(dataSource, column);
  if (type !== actual.type) return `${name} is ${actual.type}, the entity says ${type}`;
  if (column.isNullable === actual.nullable) return undefined;
  return `${name} ${actual.nullable ? 'may be null, the entity says never' : 'is never null, the entity says it may be'}`;
}

function typeOf(dataSource: DataSource, column: ColumnMetadata): string {
  const type = dataSource.driver.normalizeType(column);
  // PostgreSQL prints the name that the standard has for char(n).
  const printed = type === 'char' ? 'character' : type;
  return column.isArray ? `${printed}[]` : printed;
}
