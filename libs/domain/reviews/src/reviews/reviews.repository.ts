import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { Review } from './review';

interface Row {
  id: string;
  session_id: string;
  counselor_id: string;
  user_id: string;
  rating: number;
  text: string | null;
  created_at: Date;
}

@Injectable()
export class ReviewsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** null when the session has a review already. */
  async insert(review: Omit<Review, 'id' | 'createdAt'>): Promise<Review | null> {
    const { sessionId, counselorId, userId, rating, text } = review;
    const [row] = await this.unitOfWork.query<Row>(
      `INSERT INTO reviews.reviews (session_id, counselor_id, user_id, rating, text) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (session_id) DO NOTHING RETURNING *`,
      [sessionId, counselorId, userId, rating, text],
    );
    return row ? toReview(row) : null;
  }

  /** Newest first, `limit` reviews older than `beforeId`. */
  async findByCounselor(counselorId: string, beforeId: string | null, limit: number): Promise<Review[]> {
    const rows = await this.unitOfWork.query<Row>(
      `SELECT * FROM reviews.reviews WHERE counselor_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [counselorId, beforeId, limit],
    );
    return rows.map(toReview);
  }
}

const toReview = (row: Row): Review => ({
  id: row.id,
  sessionId: row.session_id,
  counselorId: row.counselor_id,
  userId: row.user_id,
  rating: row.rating,
  text: row.text,
  createdAt: row.created_at,
});
