import { DomainError } from '@hearken/platform-errors';
import { decodeCursor, encodeCursor, pageSchema, toPage } from './keyset';

const rows = [1, 2, 3].map((id) => ({ id, at: `2026-01-0${id}` }));
const cursorOf = (row: { id: number; at: string }) => [row.at, row.id];

describe('keyset pages', () => {
  it('shows the limit and keeps the surplus row back, with a cursor at the last shown', () => {
    const page = toPage(rows, 2, cursorOf);

    expect(page.items).toEqual(rows.slice(0, 2));
    expect(decodeCursor(page.nextCursor ?? '')).toEqual(['2026-01-02', 2]);
  });

  it.each([3, 4])('has no next page when %i fit', (limit) => {
    expect(toPage(rows, limit, cursorOf)).toEqual({ items: rows, nextCursor: null });
  });

  it('has no next page when there is nothing', () => {
    expect(toPage([], 20, cursorOf)).toEqual({ items: [], nextCursor: null });
  });

  it('makes cursors that need no escaping in a query', () => {
    const cursor = encodeCursor(['心?&=+/', 9_007_199_254_740_991]);

    expect(cursor).toMatch(/^[\w-]+$/);
    expect(decodeCursor(cursor)).toEqual(['心?&=+/', 9_007_199_254_740_991]);
  });

  it.each([
    ['garbage', '%%%'],
    ['an empty string', ''],
    ['no array', Buffer.from('{"a":1}').toString('base64url')],
    ['an empty array', Buffer.from('[]').toString('base64url')],
    ['something nested', Buffer.from('[[1]]').toString('base64url')],
  ])('refuses %s as a cursor', (_what, cursor) => {
    expect(() => decodeCursor(cursor)).toThrow(DomainError);
    expect(() => decodeCursor(cursor)).toThrow(expect.objectContaining({ code: 'VALIDATION_FAILED' }));
  });

  it('reads the query parameters with a default of 20 and a ceiling of 100', () => {
    expect(pageSchema.parse({})).toEqual({ limit: 20 });
    expect(pageSchema.parse({ limit: '100' })).toEqual({ limit: 100 });
    expect(pageSchema.safeParse({ limit: '101' }).success).toBe(false);
    expect(pageSchema.safeParse({ limit: '0' }).success).toBe(false);
  });
});
