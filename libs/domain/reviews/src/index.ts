export { ReviewsApiModule } from './reviews-api.module';
export { ReviewsModule } from './reviews.module';
export { ReviewsService } from './reviews/reviews.service';
