import { assertReviewable, shownName } from './review.rules';
import type { ReviewedSession } from './review';

const aSession = (change: Partial<ReviewedSession> = {}): ReviewedSession => ({
  userId: 'user',
  counselorId: 'counselor',
  state: 'ended',
  ...change,
});

describe('who may review', () => {
  it.each(['ended', 'settled'])('the user of a session that is %s', (state) => {
    expect(assertReviewable(aSession({ state }), 'user')).toBe('counselor');
  });

  it.each([
    ['a stranger', aSession(), 'stranger'],
    ['the counselor', aSession(), 'counselor'],
    ['anybody without a session', null, 'user'],
  ])('%s finds nothing to review', (_, session, who) => {
    expect(() => assertReviewable(session, who)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });

  it.each(['requested', 'queued', 'offered', 'accepted', 'active', 'paused', 'declined', 'expired', 'cancelled'])(
    'nobody while the session is %s',
    (state) => {
      expect(() => assertReviewable(aSession({ state }), 'user')).toThrow(
        expect.objectContaining({ code: 'REVIEW_NOT_ALLOWED' }),
      );
    },
  );
});

it('the author is shown by one character, whole even where it takes two units', () => {
  expect(shownName('林晓')).toBe('林**');
  expect(shownName('😀hey')).toBe('😀**');
  expect(shownName(undefined)).toBe('**');
});
