import { writtenText } from '@hearken/contracts';
import { pageSchema } from '@hearken/platform-database';
import { z } from 'zod';

import type { Review, ShownReview } from './review';

export const submitReviewSchema = z.strictObject({
  rating: z.int().min(1).max(5),
  text: writtenText(1000).optional(),
});
export type SubmitReview = z.infer<typeof submitReviewSchema>;

export const reviewedSessionParamsSchema = z.strictObject({ id: z.uuid() });
export type ReviewedSessionParams = z.infer<typeof reviewedSessionParamsSchema>;

export const listReviewsParamsSchema = z.strictObject({ id: z.uuid() });
export type ListReviewsParams = z.infer<typeof listReviewsParamsSchema>;

export const listReviewsQuerySchema = pageSchema;
export type ListReviewsQuery = z.infer<typeof listReviewsQuerySchema>;

export const reviewSchema = z.object({
  id: z.uuid(),
  sessionId: z.uuid(),
  counselorId: z.uuid(),
  rating: z.int().min(1).max(5),
  text: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type ReviewResponse = z.infer<typeof reviewSchema>;

export const shownReviewSchema = z.object({
  id: z.uuid(),
  rating: z.int().min(1).max(5),
  text: z.string().nullable(),
  authorName: z.string().describe('First character of the name, the rest hidden'),
  createdAt: z.iso.datetime(),
});
export type ShownReviewResponse = z.infer<typeof shownReviewSchema>;

/** A review as its author gets it back. */
export function toReviewResponse(review: Review): ReviewResponse {
  return {
    id: review.id,
    sessionId: review.sessionId,
    counselorId: review.counselorId,
    rating: review.rating,
    text: review.text,
    createdAt: review.createdAt.toISOString(),
  };
}

/** A review as anybody reads it. Session and account stay hidden: with them one could follow a person. */
export function toShownReviewResponse(review: ShownReview): ShownReviewResponse {
  return {
    id: review.id,
    rating: review.rating,
    text: review.text,
    authorName: review.authorName,
    createdAt: review.createdAt.toISOString(),
  };
}
