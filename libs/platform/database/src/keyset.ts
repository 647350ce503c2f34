import { DomainError } from '@hearken/platform-errors';
import { z } from 'zod';

/** Query parameters of every list. */
export const pageSchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type PageQuery = z.output<typeof pageSchema>;

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

const cursorSchema = z
  .array(z.union([z.string(), z.number()]))
  .min(1)
  .max(8);

/** Packs the sort key of the last row that was shown. Opaque to clients, not secret. */
export function encodeCursor(values: (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Unpacks a client's cursor; anything else than what `encodeCursor` makes is refused with VALIDATION_FAILED. Give the `shape`
 * of the list's cursor where its values go into typed SQL: a cursor of another list would only fail there.
 */
export function decodeCursor(cursor: string): (string | number)[];
export function decodeCursor<T extends (string | number)[]>(cursor: string, shape: z.ZodType<T>): T;
export function decodeCursor(
  cursor: string,
  shape: z.ZodType<(string | number)[]> = cursorSchema,
): (string | number)[] {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw notOurs();
  }
}

/** Unpacks a cursor that holds one UUID: the usual sort key, for version 7 ids sort by time. */
export function decodeIdCursor(cursor: string): string {
  const parsed = z.tuple([z.uuid()]).safeParse(decodeCursor(cursor));
  if (parsed.success) return parsed.data[0];
  throw notOurs();
}

const notOurs = () =>
  new DomainError('VALIDATION_FAILED', 'The cursor is not one of ours', {
    errors: [{ path: 'cursor', message: 'not a cursor of this list' }],
  });

/** Makes a page of `limit + 1` fetched rows: the surplus row only tells that there is more. */
export function toPage<T>(rows: T[], limit: number, cursorOf: (row: T) => (string | number)[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null };
}
