import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { ArchiveScope, SELF } from '../scope/archive-scope';

interface SyncState {
  corp: string;
  name: string;
  source: 'stream';
  conversations: number;
  messages: number;
  unindexed: number;
  lastSentAt: string | null;
  lastArchivedAt: string | null;
}

interface Row extends Omit<SyncState, 'source' | 'lastSentAt' | 'lastArchivedAt'> {
  lastSentAt: Date | null;
  lastArchivedAt: Date | null;
}

@Injectable()
export class SyncService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scope: ArchiveScope,
  ) {}

  async state(): Promise<SyncState[]> {
    const rows = await this.scope.run(SELF, () =>
      this.unitOfWork.query<Row>(
        `SELECT c.corp, c.name, count(t.id)::int AS conversations, coalesce(sum(t.head), 0)::float8 AS messages,
                (SELECT count(*)::int FROM archive.unindexed u WHERE u.corp = c.corp) AS unindexed, max(t.last_at) AS "lastSentAt",
                (SELECT m.archived_at FROM archive.messages m WHERE m.corp = c.corp ORDER BY m.id DESC LIMIT 1) AS "lastArchivedAt"
         FROM archive.corps c LEFT JOIN archive.threads t ON t.corp = c.corp
         WHERE c.corp = archive.current_corp() GROUP BY c.corp`,
      ),
    );
    return rows.map(({ lastSentAt, lastArchivedAt, ...row }) => ({
      ...row,
      source: 'stream',
      lastSentAt: lastSentAt?.toISOString() ?? null,
      lastArchivedAt: lastArchivedAt?.toISOString() ?? null,
    }));
  }
}
