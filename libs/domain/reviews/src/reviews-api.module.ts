import { Module } from '@nestjs/common';

import { ReviewsModule } from './reviews.module';
import { ReviewsController } from './reviews/reviews.controller';

/** Routes of users, and the list that is part of a counselor's public page. */
@Module({ imports: [ReviewsModule], controllers: [ReviewsController] })
export class ReviewsApiModule {}
