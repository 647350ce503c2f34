import { fen } from '@hearken/contracts';
import { assert, integer, property } from 'fast-check';

import { splitMinute, splitSpend } from './wallet.rules';

const amount = integer({ min: 0, max: 1_000_000_000 });
const bps = integer({ min: 0, max: 10_000 });

describe('spending', () => {
  it('takes bonus first, then cash', () => {
    expect(splitSpend({ cash: fen(1000), bonus: fen(300) }, fen(500))).toEqual({ bonus: 300, cash: 200 });
  });

  it('takes cash first when the operator wants it so', () => {
    expect(splitSpend({ cash: fen(400), bonus: fen(300) }, fen(500), 'cash_first')).toEqual({ bonus: 100, cash: 400 });
  });

  it('refuses what the buckets together do not hold', () => {
    expect(splitSpend({ cash: fen(400), bonus: fen(300) }, fen(701))).toBeNull();
  });

  it('sums to the amount and never takes more than a bucket has', () => {
    assert(
      property(amount, amount, amount, (cash, bonus, wanted) => {
        const split = splitSpend({ cash: fen(cash), bonus: fen(bonus) }, fen(wanted));
        if (!split) return wanted > cash + bonus;
        return (
          split.cash + split.bonus === wanted &&
          split.cash <= cash &&
          split.bonus <= bonus &&
          split.cash >= 0 &&
          split.bonus >= 0
        );
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('commission of a minute', () => {
  it('takes 30 % of 199 fen as 59 now and 60 later, so that it does not drift', () => {
    expect(splitMinute({ price: fen(199), commissionBps: 3000, cumulativeBefore: fen(0) })).toEqual({
      commission: 59,
      net: 140,
    });
    expect(splitMinute({ price: fen(199), commissionBps: 3000, cumulativeBefore: fen(199) })).toEqual({
      commission: 60,
      net: 139,
    });
  });

  it('sums over a session to the floor of the whole, whatever price and share (M10)', () => {
    assert(
      property(integer({ min: 1, max: 1_000_000 }), bps, integer({ min: 1, max: 120 }), (price, share, minutes) => {
        let commission = 0;
        let net = 0;
        for (let minute = 0; minute < minutes; minute++) {
          const split = splitMinute({ price: fen(price), commissionBps: share, cumulativeBefore: fen(price * minute) });
          if (split.commission < 0 || split.net < 0) return false;
          commission += split.commission;
          net += split.net;
        }
        return commission === Math.floor((price * minutes * share) / 10_000) && commission + net === price * minutes;
      }),
      { numRuns: 2_000 },
    );
  });

  it('stays exact where a float would not', () => {
    // 9007199254740991 · 9999 is far beyond 2^53.
    const { commission } = splitMinute({
      price: fen(Number.MAX_SAFE_INTEGER),
      commissionBps: 9999,
      cumulativeBefore: fen(0),
    });
    expect(BigInt(commission)).toBe((BigInt(Number.MAX_SAFE_INTEGER) * 9999n) / 10_000n);
  });
});
