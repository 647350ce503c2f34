import { AccountsService } from '@hearken/domain-accounts';
import { decodeIdCursor, toPage, type Page, type PageQuery } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { ShownReview } from './review';
import { shownName } from './review.rules';
import { ReviewsRepository } from './reviews.repository';

/** Reviews as anybody reads them. */
@Injectable()
export class ReviewListService {
  constructor(
    private readonly reviews: ReviewsRepository,
    private readonly accounts: AccountsService,
  ) {}

  /** Newest first. */
  async listFor(counselorId: string, { cursor, limit }: PageQuery): Promise<Page<ShownReview>> {
    const rows = await this.reviews.findByCounselor(counselorId, cursor ? decodeIdCursor(cursor) : null, limit + 1);
    const { items, nextCursor } = toPage(rows, limit, (row) => [row.id]);
    const authors = await this.accounts.findManyByIds([...new Set(items.map(({ userId }) => userId))]);
    const nameOf = (id: string) => shownName(authors.find((author) => author.id === id)?.displayName);
    return { items: items.map((review) => ({ ...review, authorName: nameOf(review.userId) })), nextCursor };
  }
}
