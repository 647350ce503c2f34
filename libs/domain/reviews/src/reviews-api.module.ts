import { AccountsModule } from '@hearken/domain-accounts';
import { CounselorsModule } from '@hearken/domain-counselors';
import { Module, type DynamicModule, type ModuleMetadata, type Type } from '@nestjs/common';

import { ReviewListService } from './reviews/review-list.service';
import { REVIEWABLE_SESSIONS, type ReviewableSessions } from './reviews/reviewable-sessions';
import { ReviewsController } from './reviews/reviews.controller';
import { ReviewsRepository } from './reviews/reviews.repository';
import { ReviewsService } from './reviews/reviews.service';

/** Routes of reviews. The app says who knows the sessions. */
@Module({})
export class ReviewsApiModule {
  static forRoot({
    imports,
    sessions,
  }: {
    imports: ModuleMetadata['imports'];
    sessions: Type<ReviewableSessions>;
  }): DynamicModule {
    return {
      module: ReviewsApiModule,
      imports: [...(imports ?? []), CounselorsModule, AccountsModule],
      controllers: [ReviewsController],
      providers: [
        ReviewsRepository,
        ReviewsService,
        ReviewListService,
        sessions,
        { provide: REVIEWABLE_SESSIONS, useExisting: sessions },
      ],
      exports: [ReviewsService],
    };
  }
}
