import { DomainError, notFound } from '@hearken/platform-errors';

import type { ReviewedSession } from './review';

/** The states in which a session is over. */
const overStates = new Set(['ended', 'settled']);

/** The counselor under review. @throws NOT_FOUND for other people's sessions, REVIEW_NOT_ALLOWED before the end */
export function assertReviewable(session: ReviewedSession | null, userId: string): string {
  // Someone else's session is "not found", so that ids cannot be probed; the counselor may not review himself either.
  if (session?.userId !== userId) throw notFound('session');
  if (!overStates.has(session.state) || session.counselorId === null) {
    throw new DomainError('REVIEW_NOT_ALLOWED', 'A session can be reviewed once it has ended');
  }
  return session.counselorId;
}

/** What a reader may know of the author: the first character of his name. */
export function shownName(displayName: string | undefined): string {
  const [first] = displayName ?? '';
  return first ? `${first}**` : '**';
}
