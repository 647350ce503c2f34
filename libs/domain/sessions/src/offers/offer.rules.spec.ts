import { fen } from '@hearken/contracts';

import { assign, isEligible, placesOf, type Candidate, type Waiting } from './offer.rules';

const waiting = (changes: Partial<Waiting> = {}): Waiting => ({
  sessionId: 's1',
  userId: 'u1',
  counselorId: null,
  topic: 'anxiety',
  priceCeiling: fen(1000),
  declinedBy: [],
  lapsedAt: new Map(),
  openWith: [],
  ...changes,
});
const candidate = (changes: Partial<Candidate> = {}): Candidate => ({
  counselorId: 'c1',
  topics: ['anxiety'],
  pricePerMinute: fen(100),
  capacity: 2,
  load: 0,
  ...changes,
});
const policy = { now: 100_000, reofferMs: 60_000 };

describe('R13 offers', () => {
  it.each<[string, Partial<Waiting>, Partial<Candidate>]>([
    ['another topic', { topic: 'grief' }, {}],
    ['more than the user can pay', {}, { pricePerMinute: fen(1001) }],
    ['a counselor who has said no', { declinedBy: ['c1'] }, {}],
    ['one who has just let it lapse', { lapsedAt: new Map([['c1', 50_000]]) }, {}],
    ['a pair that has an open session', { openWith: ['c1'] }, {}],
    ['oneself', { userId: 'c1' }, {}],
    ['somebody else than was asked for', { counselorId: 'c2' }, {}],
  ])('never offers %s', (_, request, counselor) => {
    expect(isEligible(waiting(request), candidate(counselor), policy.now, policy.reofferMs)).toBe(false);
    expect(assign([waiting(request)], [candidate(counselor)], policy)).toEqual([]);
  });

  it('asks again after a while who let it lapse', () => {
    expect(
      isEligible(waiting({ lapsedAt: new Map([['c1', 40_000]]) }), candidate(), policy.now, policy.reofferMs),
    ).toBe(true);
  });

  it('serves the oldest first and never beyond the capacity', () => {
    const requests = ['s1', 's2', 's3'].map((sessionId) => waiting({ sessionId, userId: `u-${sessionId}` }));
    expect(assign(requests, [candidate({ capacity: 3, load: 1 })], policy).map(({ sessionId }) => sessionId)).toEqual([
      's1',
      's2',
    ]);
    expect(assign(requests, [candidate({ capacity: 1, load: 1 })], policy)).toEqual([]);
  });

  it('prefers the least loaded, by share of his capacity', () => {
    const busy = candidate({ counselorId: 'busy', capacity: 2, load: 1 });
    const free = candidate({ counselorId: 'free', capacity: 8, load: 3 });
    expect(assign([waiting()], [busy, free], policy)).toEqual([{ sessionId: 's1', counselorId: 'free' }]);
  });

  it('lets the next in line through when the first cannot be served', () => {
    const requests = [waiting({ topic: 'grief' }), waiting({ sessionId: 's2', userId: 'u2' })];
    expect(assign(requests, [candidate()], policy)).toEqual([{ sessionId: 's2', counselorId: 'c1' }]);
  });

  it('counts places by line and estimates by what serves it', () => {
    const requests = [
      waiting(),
      waiting({ sessionId: 's2', userId: 'u2' }),
      waiting({ sessionId: 's3', userId: 'u3', topic: 'grief' }),
    ];
    expect(placesOf(requests, [candidate()], 600).map(({ position, etaSeconds }) => [position, etaSeconds])).toEqual([
      [1, 300],
      [2, 600],
      [1, null],
    ]);
    expect(placesOf(requests, [candidate()], null)[0]!.etaSeconds).toBeNull();
  });
});
