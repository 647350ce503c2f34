import type { QueryRunner } from 'typeorm';

/** The rows of a statement; without the structured result TypeORM answers UPDATE and DELETE in another shape. */
export async function queryRows<T>(runner: QueryRunner, sql: string, params: unknown[]): Promise<T[]> {
  const { records } = await runner.query(sql, params, true);
  return records as T[];
}
