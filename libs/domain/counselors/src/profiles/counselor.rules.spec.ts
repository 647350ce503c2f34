import { mostAvailable } from '../presence/counselor-presence';
import { ratingAverage, topicsMatching } from './counselor.rules';

describe('rating', () => {
  it.each([
    [0, 0, null],
    [5, 1, 5],
    [14, 3, 4.7],
    [13, 3, 4.3],
  ])('of %i stars in %i reviews is %s', (ratingSum, ratingCount, average) => {
    expect(ratingAverage({ ratingSum, ratingCount })).toBe(average);
  });
});

describe('topics by what a person typed', () => {
  it('match code and labels of both languages, whatever the case', () => {
    expect(topicsMatching('焦虑')).toEqual(['anxiety']);
    expect(topicsMatching('SLEEP')).toEqual(['sleep']);
    expect(topicsMatching('self_g')).toEqual(['self_growth']);
  });

  it('are none for a name', () => {
    expect(topicsMatching('林晓')).toEqual([]);
  });
});

describe('online state over several nodes', () => {
  const now = 1_000;

  it('is the most available one', () => {
    expect(mostAvailable(['away 2000', 'online 2000', 'busy 2000'], now)).toBe('online');
    expect(mostAvailable(['away 2000', 'busy 2000'], now)).toBe('busy');
  });

  it('forgets a node that has not spoken in time', () => {
    expect(mostAvailable(['online 1000', 'away 1001'], now)).toBe('away');
    expect(mostAvailable(['online 999'], now)).toBe('offline');
  });

  it.each([undefined, [], ['nonsense'], ['asleep 2000'], ['online']])('is offline for %j', (values) => {
    expect(mostAvailable(values, now)).toBe('offline');
  });
});
