export interface Review {
  id: string;
  sessionId: string;
  counselorId: string;
  userId: string;
  /** 1 to 5. */
  rating: number;
  text: string | null;
  createdAt: Date;
}

/** A review as anybody reads it: who wrote it is shown by the first character of the name only. */
export interface ShownReview extends Review {
  authorName: string;
}

/** A session as far as a review cares. */
export interface ReviewedSession {
  userId: string;
  counselorId: string | null;
  state: string;
}
