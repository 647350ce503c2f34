import { AccountsModule } from '@hearken/domain-accounts';
import { CounselorsModule } from '@hearken/domain-counselors';
import { SessionsModule } from '@hearken/domain-sessions';
import { Module } from '@nestjs/common';

import { ReviewListService } from './reviews/review-list.service';
import { ReviewsRepository } from './reviews/reviews.repository';
import { ReviewsService } from './reviews/reviews.service';

/** Reviews for whoever writes or lists them. Needs what SessionsModule needs. */
@Module({
  imports: [CounselorsModule, AccountsModule, SessionsModule],
  providers: [ReviewsRepository, ReviewsService, ReviewListService],
  exports: [ReviewsService, ReviewListService],
})
export class ReviewsModule {}
