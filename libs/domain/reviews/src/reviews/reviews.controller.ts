import { permissions } from '@hearken/contracts';
import { CurrentActor, Public, RequirePermission, type Actor } from '@hearken/platform-auth';
import type { Page } from '@hearken/platform-database';
import { Idempotent, Paged, Returns } from '@hearken/platform-http';
import { Body, Controller, Get, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import {
  listReviewsParamsSchema,
  listReviewsQuerySchema,
  reviewedSessionParamsSchema,
  reviewSchema,
  shownReviewSchema,
  submitReviewSchema,
  toReviewResponse,
  toShownReviewResponse,
  type ListReviewsParams,
  type ListReviewsQuery,
  type ReviewedSessionParams,
  type ReviewResponse,
  type ShownReviewResponse,
  type SubmitReview,
} from './reviews.dto';
import { ReviewListService } from './review-list.service';
import { ReviewsService } from './reviews.service';

@ApiTags('reviews')
@Controller()
export class ReviewsController {
  constructor(
    private readonly reviews: ReviewsService,
    private readonly list: ReviewListService,
  ) {}

  @Post('sessions/:id/review')
  @Idempotent()
  @RequirePermission(permissions.writeReview)
  @ApiOperation({ operationId: 'submitReview', summary: 'Review a session of mine that has ended' })
  @Returns(reviewSchema, { status: HttpStatus.CREATED, description: 'The review' })
  async submitReview(
    @CurrentActor() actor: Actor,
    @Param({ schema: reviewedSessionParamsSchema }) { id }: ReviewedSessionParams,
    @Body({ schema: submitReviewSchema }) body: SubmitReview,
  ): Promise<ReviewResponse> {
    return toReviewResponse(await this.reviews.submit(actor, id, body));
  }

  @Get('counselors/:id/reviews')
  @Public('part of the public profile')
  @ApiOperation({ operationId: 'listCounselorReviews', summary: 'Reviews of a counselor, newest first' })
  @Paged(shownReviewSchema)
  async listCounselorReviews(
    @Param({ schema: listReviewsParamsSchema }) { id }: ListReviewsParams,
    @Query({ schema: listReviewsQuerySchema }) query: ListReviewsQuery,
  ): Promise<Page<ShownReviewResponse>> {
    const { items, nextCursor } = await this.list.listFor(id, query);
    return { items: items.map(toShownReviewResponse), nextCursor };
  }
}
