import { decodeCursor, toPage, UnitOfWork, type Page, type PageQuery } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { openStates, type Session } from './session';
import { sessionColumns, toSession } from './sessions.repository';

export interface SessionFilters {
  state?: string | undefined;
  userId?: string | undefined;
  counselorId?: string | undefined;
  conversationId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

@Injectable()
export class SessionListingsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Sessions of a member and those offered to him now, newest first. */
  findPageOfMember(accountId: string, scope: 'open' | 'finished' | undefined, page: PageQuery): Promise<Page<Session>> {
    const conditions = [
      // The three ways in have an index each; one OR over them would have none.
      `id IN (SELECT id FROM sessions.sessions WHERE user_id = $1
              UNION SELECT id FROM sessions.sessions WHERE counselor_id = $1 AND accepted_at IS NOT NULL
              UNION SELECT session_id FROM sessions.offers WHERE counselor_id = $1 AND state = 'pending')`,
    ];
    const params: unknown[] = [accountId];
    if (scope) {
      params.push(openStates);
      conditions.push(scope === 'open' ? 'state = ANY ($2)' : 'NOT state = ANY ($2)');
    }
    return this.findPage(conditions, params, page);
  }

  /** All sessions that pass the filters, newest first. */
  findPageFiltered(filters: SessionFilters, page: PageQuery): Promise<Page<Session>> {
    const conditions: string[] = [];
    const params: unknown[] = [];
    const add = (sql: string, value: string | undefined) => {
      if (value === undefined) return;
      params.push(value);
      conditions.push(`${sql} $${params.length}`);
    };
    add('state =', filters.state);
    add('user_id =', filters.userId);
    add('counselor_id =', filters.counselorId);
    add('conversation_id =', filters.conversationId);
    add('requested_at >=', filters.from);
    add('requested_at <', filters.to);
    return this.findPage(conditions, params, page);
  }

  private async findPage(
    conditions: string[],
    params: unknown[],
    { cursor, limit }: PageQuery,
  ): Promise<Page<Session>> {
    const [where, values] = [[...conditions], [...params]];
    if (cursor !== undefined) {
      values.push(String(decodeCursor(cursor)[0]));
      // UUIDv7: the order of ids is the order of requests.
      where.push(`id < $${values.length}::uuid`);
    }
    values.push(limit + 1);
    const rows = await this.unitOfWork.query(
      `SELECT ${sessionColumns} FROM sessions.sessions ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
       ORDER BY id DESC LIMIT $${values.length}`,
      values,
    );
    return toPage(rows.map(toSession), limit, ({ id }) => [id]);
  }
}
