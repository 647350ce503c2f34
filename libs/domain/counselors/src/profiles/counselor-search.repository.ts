import { CounselorProfileEntity } from '@hearken/entities';
import { decodeCursor, UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';

import type { Counselor, CounselorStatus } from './counselor';
import { toCounselor } from './counselors.repository';
import type { CounselingLanguage, Topic } from './topic';

export type CounselorSort = 'rating' | 'price' | 'recent';

export interface CounselorSearch {
  status?: CounselorStatus | undefined;
  /** Part of a name; or one of these topics. */
  text?: { name: string; topics: Topic[] } | undefined;
  topic?: Topic | undefined;
  language?: CounselingLanguage | undefined;
  maxPrice?: number | undefined;
  /** Only these. */
  ids?: string[] | undefined;
  sort: CounselorSort;
  cursor?: string | undefined;
  limit: number;
}

/** A counselor with the value that he was sorted by. */
export interface FoundCounselor extends Counselor {
  sortKey: (string | number)[];
}

type Query = SelectQueryBuilder<CounselorProfileEntity>;

const numberAndId = z.tuple([z.int().min(0).max(1_000_000_000), z.uuid()]);
const onlyId = z.tuple([z.uuid()]);

/** Each order ends in the id, so that it is total and a page can go on exactly where the last one stopped. */
const sorts: Record<
  CounselorSort,
  {
    order: (query: Query) => void;
    after: (query: Query, cursor: string) => void;
    keyOf: (row: CounselorProfileEntity) => (string | number)[];
  }
> = {
  rating: {
    order: (query) => query.orderBy('profile.ratingMilli', 'DESC').addOrderBy('profile.id', 'DESC'),
    after: (query, cursor) => {
      const [rating, id] = decodeCursor(cursor, numberAndId);
      query.andWhere('(profile.ratingMilli, profile.id) < (:rating, :id)', { rating, id });
    },
    keyOf: (row) => [row.ratingMilli, row.id],
  },
  price: {
    order: (query) => query.orderBy('profile.pricePerMinute', 'ASC').addOrderBy('profile.id', 'ASC'),
    after: (query, cursor) => {
      const [price, id] = decodeCursor(cursor, numberAndId);
      query.andWhere('(profile.pricePerMinute, profile.id) > (:price, :id)', { price, id });
    },
    keyOf: (row) => [row.pricePerMinute, row.id],
  },
  recent: {
    order: (query) => query.orderBy('profile.id', 'DESC'),
    after: (query, cursor) => {
      const [id] = decodeCursor(cursor, onlyId);
      query.andWhere('profile.id < :id', { id });
    },
    keyOf: (row) => [row.id],
  },
};

@Injectable()
export class CounselorSearchRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** `limit` counselors after the cursor, in the order of `sort`. */
  async find({ sort, cursor, limit, ...filter }: CounselorSearch): Promise<FoundCounselor[]> {
    const query = this.unitOfWork.manager
      .getRepository(CounselorProfileEntity)
      .createQueryBuilder('profile')
      .limit(limit);
    narrow(query, filter);
    const { order, after, keyOf } = sorts[sort];
    order(query);
    if (cursor) after(query, cursor);
    return (await query.getMany()).map((row) => ({ ...toCounselor(row), sortKey: keyOf(row) }));
  }
}

function narrow(
  query: Query,
  { status, text, topic, language, maxPrice, ids }: Omit<CounselorSearch, 'sort' | 'limit'>,
): void {
  if (status) query.andWhere('profile.status = :status', { status });
  if (topic) query.andWhere('profile.topics @> ARRAY[:topic]::text[]', { topic });
  if (language) query.andWhere('profile.languages @> ARRAY[:language]::text[]', { language });
  if (maxPrice !== undefined) query.andWhere('profile.pricePerMinute <= :maxPrice', { maxPrice });
  if (ids) query.andWhere('profile.id = ANY (:ids::uuid[])', { ids });
  if (text) {
    query.andWhere('(strpos(lower(profile.displayName), lower(:name)) > 0 OR profile.topics && :topics::text[])', {
      name: text.name,
      topics: text.topics,
    });
  }
}
