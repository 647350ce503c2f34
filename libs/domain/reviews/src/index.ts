export { ReviewsApiModule } from './reviews-api.module';
export type { ReviewableSession, ReviewableSessions } from './reviews/reviewable-sessions';
export { ReviewsService } from './reviews/reviews.service';
