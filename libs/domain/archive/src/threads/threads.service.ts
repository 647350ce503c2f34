import { toPage, type Page } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { ArchiveScope, SELF } from '../scope/archive-scope';
import { ThreadsRepository, type ArchiveThread, type ThreadFilter } from './threads.repository';

export interface ListedThread {
  thread: ArchiveThread;
  members: { participant: string; role: string }[];
}

@Injectable()
export class ThreadsService {
  constructor(
    private readonly scope: ArchiveScope,
    private readonly threads: ThreadsRepository,
  ) {}

  /** Who talked with whom and when; no word of what was said, so no purpose is asked. */
  list(filter: ThreadFilter): Promise<Page<ListedThread>> {
    return this.scope.run(SELF, async () => {
      const rows = await this.threads.findPage({ ...filter, limit: filter.limit + 1 });
      const page = toPage(rows, filter.limit, ({ lastAt, id }) => [lastAt?.toISOString() ?? '', id]);
      const members = await this.threads.findMembers(page.items.map(({ id }) => id));
      const items = page.items.map((thread) => ({
        thread,
        members: members
          .filter(({ threadId }) => threadId === thread.id)
          .map(({ participant, role }) => ({ participant, role })),
      }));
      return { ...page, items };
    });
  }
}
