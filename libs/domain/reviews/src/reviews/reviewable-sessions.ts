/** A session as far as a review cares. */
export interface ReviewableSession {
  sessionId: string;
  userId: string;
  counselorId: string | null;
  state: string;
}

/** Where reviews look up sessions; bound by the app to the sessions domain. */
export const REVIEWABLE_SESSIONS = Symbol('hearken.reviews.sessions');
export interface ReviewableSessions {
  /** null when there is none. */
  findById(sessionId: string): Promise<ReviewableSession | null>;
}
