import type { PresenceStatus } from '@hearken/contracts';
import { toPage, type Page } from '@hearken/platform-database';
import { notFound } from '@hearken/platform-errors';
import { Injectable } from '@nestjs/common';

import { CounselorPresence } from '../presence/counselor-presence';
import type { Counselor, ListedCounselor } from './counselor';
import { topicsMatching } from './counselor.rules';
import { CounselorSearchRepository, type CounselorSearch, type FoundCounselor } from './counselor-search.repository';
import { CounselorsRepository } from './counselors.repository';
import type { ListCounselorsQuery, ListManagedCounselorsQuery } from './counselors.dto';

/** Counselors with their online state. */
@Injectable()
export class CounselorListService {
  constructor(
    private readonly search: CounselorSearchRepository,
    private readonly counselors: CounselorsRepository,
    private readonly presence: CounselorPresence,
  ) {}

  /** What users find: active counselors only. */
  async list({ q, online, ...query }: ListCounselorsQuery): Promise<Page<ListedCounselor>> {
    const ids = online ? await this.presence.online() : undefined;
    return this.page({ ...query, status: 'active', text: textOf(q), ids });
  }

  /** What staff find, newest first. */
  listAll({ q, ...query }: ListManagedCounselorsQuery): Promise<Page<ListedCounselor>> {
    return this.page({ ...query, text: textOf(q), sort: 'recent' });
  }

  /** An active counselor. */
  async find(id: string): Promise<ListedCounselor> {
    const counselor = await this.findAny(id);
    if (counselor.status !== 'active') throw notFound('counselor');
    return counselor;
  }

  /** A counselor, suspended or not. */
  async findAny(id: string): Promise<ListedCounselor> {
    const counselor = await this.counselors.findById(id);
    if (!counselor) throw notFound('counselor');
    return withPresence(counselor, await this.presence.get([id]));
  }

  private async page(search: CounselorSearch): Promise<Page<ListedCounselor>> {
    const rows = await this.search.find({ ...search, limit: search.limit + 1 });
    const { items, nextCursor } = toPage<FoundCounselor>(rows, search.limit, (row) => row.sortKey);
    const statuses = await this.presence.get(items.map(({ id }) => id));
    return { items: items.map((counselor) => withPresence(counselor, statuses)), nextCursor };
  }
}

const textOf = (q: string | undefined) => (q === undefined ? undefined : { name: q, topics: topicsMatching(q) });

const withPresence = (counselor: Counselor, statuses: Map<string, PresenceStatus>): ListedCounselor => ({
  ...counselor,
  // Somebody who takes no sessions is not to be found online.
  presence: counselor.status === 'active' ? (statuses.get(counselor.id) ?? 'offline') : 'offline',
});
