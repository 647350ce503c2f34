import { reviewSubmitted } from '@hearken/contracts';
import { CounselorsService } from '@hearken/domain-counselors';
import { SessionsService } from '@hearken/domain-sessions';
import type { Actor } from '@hearken/platform-auth';
import { UnitOfWork } from '@hearken/platform-database';
import { DomainError } from '@hearken/platform-errors';
import { Outbox } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import type { Review } from './review';
import { assertReviewable } from './review.rules';
import type { SubmitReview } from './reviews.dto';
import { ReviewsRepository } from './reviews.repository';

/** Reviews by people who had a session, one each. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reviews: ReviewsRepository,
    private readonly counselors: CounselorsService,
    private readonly outbox: Outbox,
    private readonly sessions: SessionsService,
  ) {}

  /** Stores the review and the counselor's new sums together. @throws REVIEW_NOT_ALLOWED or ALREADY_REVIEWED */
  submit(actor: Actor, sessionId: string, { rating, text }: SubmitReview): Promise<Review> {
    return this.unitOfWork.run(async () => {
      const counselorId = assertReviewable(await this.sessions.findById(sessionId), actor.id);

      const review = await this.reviews.insert({
        sessionId,
        counselorId,
        userId: actor.id,
        rating,
        text: text ?? null,
      });
      if (!review) throw new DomainError('ALREADY_REVIEWED', 'This session has a review already');
      await this.counselors.addRating(counselorId, rating);
      await this.outbox.add(reviewSubmitted, counselorId, { reviewId: review.id, sessionId, counselorId, rating });
      return review;
    });
  }
}
