import { fen } from '@hearken/contracts';
import fc from 'fast-check';

import type { SessionTerms } from '../consultations/session';
import {
  commissionOf,
  lineOf,
  minimumLines,
  minutesCovered,
  minutesToHold,
  noticeFor,
  shouldWarn,
} from './charges.rules';

const terms: SessionTerms = {
  pricePerMinute: fen(100),
  commissionBps: 3000,
  freeMinutes: 2,
  minimumMinutes: 5,
  rounding: 'started',
  userGraceSeconds: 60,
};

describe('R15 charges', () => {
  it('gives free minutes away first', () => {
    expect([1, 2, 3].map((minute) => lineOf(minute, terms).amount)).toEqual([0, 0, 100]);
    expect(lineOf(1, terms).reason).toBe('free');
    expect(lineOf(3, { ...terms, rounding: 'completed' }).reason).toBe('completed');
  });

  it('adds the agreed minimum once anything was billable', () => {
    expect(minimumLines({ dueMinutes: 3, billableMs: 1, endReason: 'user_ended' }, terms)).toEqual([
      { minute: 4, reason: 'minimum', amount: 100 },
      { minute: 5, reason: 'minimum', amount: 100 },
    ]);
    expect(minimumLines({ dueMinutes: 0, billableMs: 0, endReason: 'user_ended' }, terms)).toEqual([]);
    expect(minimumLines({ dueMinutes: 6, billableMs: 1, endReason: 'user_ended' }, terms)).toEqual([]);
  });

  it.each(['counselor_ended', 'counselor_absent', 'server_lost'])(
    'asks no minimum after an end that is not the user’s: %s',
    (endReason) => {
      expect(minimumLines({ dueMinutes: 1, billableMs: 1, endReason }, terms)).toEqual([]);
    },
  );

  it('lets commission of any number of minutes be the floor of their sum', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 1, max: 200 }),
        (price, bps, minutes) => {
          let [charged, commission] = [0, 0];
          for (let minute = 0; minute < minutes; minute++) {
            commission += commissionOf(fen(charged), fen(price), bps);
            charged += price;
          }
          expect(commission).toBe(Math.floor((charged * bps) / 10_000));
        },
      ),
    );
  });

  it('holds whole minutes, up to the wanted number', () => {
    expect(minutesCovered(fen(399), fen(100))).toBe(3);
    expect(minutesToHold(1, fen(1000), fen(100), 5)).toBe(4);
    expect(minutesToHold(1, fen(250), fen(100), 5)).toBe(2);
    expect(minutesToHold(6, fen(1000), fen(100), 5)).toBe(0);
  });

  it('warns at 5, 2 and 1 minutes left, each once, and again after a top-up', () => {
    expect([301, 300, 121, 120, 61, 60, 0].map((seconds) => noticeFor(seconds * 1000))).toEqual([
      null,
      5,
      5,
      2,
      2,
      1,
      1,
    ]);
    expect([shouldWarn(5, null), shouldWarn(5, 5), shouldWarn(2, 5), shouldWarn(5, 2), shouldWarn(null, 1)]).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
  });
});
