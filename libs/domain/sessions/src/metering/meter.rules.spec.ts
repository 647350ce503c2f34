import fc from 'fast-check';

import { presenceOf, type Attachment } from '../presence/presence.rules';
import { meter, type ActiveSpan, type MeterTerms, type Metered } from './meter.rules';

const SECOND = 1000;
const LEASE_MAX_AGE = 15;
const defaults: MeterTerms = { userGraceSeconds: 60, rounding: 'started' };

/** Seconds; `leased` and `vouched` matter for open attachments only. */
interface Edge {
  from: number;
  to?: number;
  leased?: number;
  vouched?: number;
  lost?: boolean;
}
interface Scenario {
  now: number;
  user: Edge[];
  counselor: Edge[];
  active: [from: number, to?: number][];
  terms?: Partial<MeterTerms>;
}

const attachment = ({ from, to, leased, vouched, lost = false }: Edge, now: number): Attachment => ({
  from: from * SECOND,
  to: to === undefined ? null : to * SECOND,
  leasedAt: (leased ?? now) * SECOND,
  vouchedAt: (vouched ?? leased ?? now) * SECOND,
  lost,
});

function run({ now, user, counselor, active, terms }: Scenario): Metered {
  const presence = (edges: Edge[]) =>
    presenceOf(
      edges.map((edge) => attachment(edge, now)),
      now * SECOND,
      LEASE_MAX_AGE * SECOND,
    );
  const spans: ActiveSpan[] = active.map(([from, to]) => ({
    from: from * SECOND,
    to: to === undefined ? null : to * SECOND,
  }));
  return meter(
    { active: spans, user: presence(user), counselor: presence(counselor) },
    { ...defaults, ...terms },
    now * SECOND,
  );
}

const summary = ({ billableMs, dueMinutes }: Metered) => ({ seconds: billableMs / SECOND, minutes: dueMinutes });
const kinds = ({ stretches }: Metered) =>
  stretches.map(({ kind, from, to }) => `${kind} ${from / SECOND}-${to / SECOND}`);

/** Always there, from before the session on. */
const there: Edge[] = [{ from: -10 }];

describe('R14 meter', () => {
  it('charges nothing for a session that has just begun', () => {
    expect(summary(run({ now: 0, user: there, counselor: there, active: [[0]] }))).toEqual({ seconds: 0, minutes: 0 });
  });

  it('charges the first minute with its first moment', () => {
    expect(summary(run({ now: 1, user: there, counselor: there, active: [[0]] }))).toEqual({ seconds: 1, minutes: 1 });
  });

  it('charges no further minute on the boundary itself', () => {
    expect(summary(run({ now: 60, user: there, counselor: there, active: [[0]] }))).toEqual({
      seconds: 60,
      minutes: 1,
    });
    expect(summary(run({ now: 61, user: there, counselor: there, active: [[0]] }))).toEqual({
      seconds: 61,
      minutes: 2,
    });
  });

  it('charges four started minutes for 3 min 10 s', () => {
    const metered = run({ now: 400, user: there, counselor: there, active: [[0, 190]] });
    expect(summary(metered)).toEqual({ seconds: 190, minutes: 4 });
    expect(metered.minutes[3]).toMatchObject({ minute: 4, from: 180 * SECOND, to: 190 * SECOND });
  });

  it('charges three for the same time when whole minutes were agreed', () => {
    const metered = run({
      now: 400,
      user: there,
      counselor: there,
      active: [[0, 190]],
      terms: { rounding: 'completed' },
    });
    expect(summary(metered)).toEqual({ seconds: 190, minutes: 3 });
  });

  it('does not count a pause', () => {
    const metered = run({
      now: 400,
      user: there,
      counselor: there,
      active: [
        [0, 50],
        [200, 230],
      ],
    });
    expect(summary(metered)).toEqual({ seconds: 80, minutes: 2 });
    expect(metered.minutes[1]).toMatchObject({ from: 210 * SECOND });
  });

  it('bills an absence of the user within his grace', () => {
    const metered = run({ now: 100, user: [{ from: -1, to: 30 }, { from: 70 }], counselor: there, active: [[0]] });
    expect(summary(metered)).toEqual({ seconds: 100, minutes: 2 });
    expect(kinds(metered)).toEqual(['together 0-30', 'user_grace 30-70', 'together 70-100']);
  });

  it('bills the grace and not a second more of a longer absence', () => {
    const metered = run({ now: 200, user: [{ from: -1, to: 30 }], counselor: there, active: [[0]] });
    expect(kinds(metered)).toEqual(['together 0-30', 'user_grace 30-90', 'user_absent 90-200']);
    expect(summary(metered)).toEqual({ seconds: 90, minutes: 2 });
  });

  it('gives each absence a grace of its own', () => {
    const metered = run({
      now: 200,
      user: [{ from: -1, to: 10 }, { from: 60, to: 70 }, { from: 120 }],
      counselor: there,
      active: [[0]],
    });
    expect(summary(metered).seconds).toBe(200);
  });

  it('never bills an absence of the counselor', () => {
    const metered = run({ now: 120, user: there, counselor: [{ from: -1, to: 30 }, { from: 90 }], active: [[0]] });
    expect(kinds(metered)).toEqual(['together 0-30', 'counselor_absent 30-90', 'together 90-120']);
    expect(summary(metered)).toEqual({ seconds: 60, minutes: 1 });
  });

  it('does not bill the grace of a user whose counselor is away too', () => {
    const metered = run({ now: 50, user: [{ from: -1, to: 10 }], counselor: [{ from: -1, to: 20 }], active: [[0]] });
    expect(summary(metered)).toEqual({ seconds: 20, minutes: 1 });
  });

  it('never bills what our server lost', () => {
    const metered = run({
      now: 100,
      user: [{ from: -1, to: 30, lost: true }, { from: 50 }],
      counselor: there,
      active: [[0]],
    });
    expect(kinds(metered)).toEqual(['together 0-30', 'server_lost 30-50', 'together 50-100']);
    expect(summary(metered).seconds).toBe(80);
  });

  it('marks the loss of the counselor’s node as ours', () => {
    const metered = run({ now: 100, user: there, counselor: [{ from: -1, to: 30, lost: true }], active: [[0]] });
    expect(kinds(metered)).toEqual(['together 0-30', 'server_lost 30-100']);
  });

  it('counts only up to the last lease', () => {
    const metered = run({ now: 65, user: [{ from: -1, leased: 58 }], counselor: there, active: [[0]] });
    expect(metered.knownUntil).toBe(58 * SECOND);
    expect(summary(metered)).toEqual({ seconds: 58, minutes: 1 });
  });

  it('counts only what the lease vouches for: up to the oldest heartbeat', () => {
    const metered = run({ now: 65, user: [{ from: -1, leased: 64, vouched: 59 }], counselor: there, active: [[0]] });
    expect(metered.knownUntil).toBe(59 * SECOND);
  });

  it('takes a node that stopped leasing for dead since its last lease', () => {
    const metered = run({ now: 80, user: [{ from: -1, leased: 58 }], counselor: there, active: [[0]] });
    expect(kinds(metered)).toEqual(['together 0-58', 'server_lost 58-80']);
  });

  it('does not decide a gap while the old node may still vouch for it', () => {
    const metered = run({
      now: 70,
      user: [
        { from: -1, leased: 58 },
        { from: 64, leased: 69 },
      ],
      counselor: there,
      active: [[0]],
    });
    expect(metered.knownUntil).toBe(58 * SECOND);
  });

  it('is not disturbed by a second device', () => {
    const metered = run({ now: 100, user: [{ from: -1 }, { from: 20, to: 40 }], counselor: there, active: [[0]] });
    expect(kinds(metered)).toEqual(['together 0-100']);
  });

  it('stays present when one of two nodes dies', () => {
    const metered = run({
      now: 100,
      user: [{ from: -1, to: 40, lost: true }, { from: 20 }],
      counselor: there,
      active: [[0]],
    });
    expect(summary(metered).seconds).toBe(100);
  });

  it('foretells the next boundary while billable time runs', () => {
    expect(run({ now: 70, user: there, counselor: there, active: [[0]] }).nextBoundary).toBe(120 * SECOND);
    expect(run({ now: 70, user: there, counselor: [{ from: -1, to: 30 }], active: [[0]] }).nextBoundary).toBeNull();
    expect(run({ now: 70, user: there, counselor: there, active: [[0, 60]] }).nextBoundary).toBeNull();
  });

  it('foretells it from the last lease on', () => {
    expect(run({ now: 62, user: [{ from: -1, leased: 55 }], counselor: there, active: [[0]] }).nextBoundary).toBe(
      60 * SECOND,
    );
  });

  it('never takes a minute back as time goes on', () => {
    const edges = { user: [{ from: -1, to: 130 }, { from: 220 }], counselor: [{ from: -1, to: 200 }, { from: 210 }] };
    let last = 0;
    for (let now = 0; now < 600; now++) {
      const known = (all: Edge[]) =>
        all
          .filter(({ from }) => from <= now)
          .map((edge) => (edge.to !== undefined && edge.to > now ? { from: edge.from } : edge));
      const { dueMinutes } = run({ now, user: known(edges.user), counselor: known(edges.counselor), active: [[0]] });
      expect(dueMinutes).toBeGreaterThanOrEqual(last);
      last = dueMinutes;
    }
  });
});

/** Second by second, from the raw edges, written without looking at the meter: slow and obvious. */
function oracle({ now, user, counselor, active, terms }: Scenario): {
  seconds: number;
  minutes: number;
  knownUntil: number;
} {
  const { userGraceSeconds, rounding } = { ...defaults, ...terms };
  const endOf = (edge: Edge) => edge.to ?? Math.max(edge.from, Math.min(now, edge.vouched ?? edge.leased ?? now));
  const alive = (edge: Edge) => edge.to === undefined && now - Math.max(edge.from, edge.leased ?? now) <= LEASE_MAX_AGE;
  const here = (edges: Edge[], t: number) => edges.some((edge) => edge.from <= t && t < endOf(edge));
  const unsure = (edges: Edge[], t: number) => !here(edges, t) && edges.some((edge) => alive(edge) && endOf(edge) <= t);
  const gone = (edges: Edge[], t: number) => {
    const ended = edges.filter((edge) => endOf(edge) <= t);
    const since = Math.max(...ended.map(endOf));
    return {
      since,
      ours: ended.some(
        (edge) => endOf(edge) === since && (edge.lost === true || (edge.to === undefined && !alive(edge))),
      ),
    };
  };
  const runs = (t: number) => active.some(([from, to]) => from <= t && t < (to ?? Number.POSITIVE_INFINITY));

  let seconds = 0;
  let t = 0;
  for (; t < now && !unsure(user, t) && !unsure(counselor, t); t++) {
    if (!runs(t) || !here(counselor, t)) continue;
    if (here(user, t)) seconds++;
    else {
      const { since, ours } = gone(user, t);
      if (!ours && t - since < userGraceSeconds) seconds++;
    }
  }
  return {
    seconds,
    minutes: rounding === 'started' ? Math.ceil(seconds / 60) : Math.floor(seconds / 60),
    knownUntil: t,
  };
}

const edgeArbitrary = (now: number) =>
  fc
    .record({
      from: fc.integer({ min: 0, max: now }),
      length: fc.integer({ min: 1, max: 200 }),
      open: fc.boolean(),
      age: fc.integer({ min: 0, max: 30 }),
      heard: fc.integer({ min: 0, max: 10 }),
      lost: fc.boolean(),
    })
    .map(({ from, length, open, age, heard, lost }): Edge => {
      if (open || from + length > now)
        return { from, leased: Math.max(from, now - age), vouched: Math.max(from, now - age - heard) };
      return { from, to: from + length, lost };
    });

const scenarioArbitrary = fc.integer({ min: 1, max: 500 }).chain((now) =>
  fc.record({
    now: fc.constant(now),
    user: fc.array(edgeArbitrary(now), { maxLength: 6 }),
    counselor: fc.array(edgeArbitrary(now), { maxLength: 4 }),
    active: fc.uniqueArray(fc.integer({ min: 0, max: now }), { minLength: 1, maxLength: 6 }).map((cuts) => {
      const sorted = [...cuts].sort((a, b) => a - b);
      return sorted.flatMap((from, index): [number, number?][] =>
        index % 2 === 0 ? [sorted[index + 1] === undefined ? [from] : [from, sorted[index + 1]]] : [],
      );
    }),
    terms: fc.record({
      userGraceSeconds: fc.integer({ min: 0, max: 90 }),
      rounding: fc.constantFrom('started' as const, 'completed' as const),
    }),
  }),
);

describe('R14 meter against an independent oracle', () => {
  it('agrees on 1,000 random sessions', () => {
    fc.assert(
      fc.property(scenarioArbitrary, (scenario) => {
        const metered = run(scenario);
        const expected = oracle(scenario);
        expect({ ...summary(metered), knownUntil: metered.knownUntil / SECOND }).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('lays stretches end to end within the active time, and minutes within stretches', () => {
    fc.assert(
      fc.property(scenarioArbitrary, (scenario) => {
        const { stretches, minutes, billableMs } = run(scenario);
        stretches.forEach((one, index) => expect(one.from).toBeGreaterThanOrEqual(stretches[index - 1]?.to ?? 0));
        const last = minutes.at(-1);
        expect(minutes.length).toBe(Math.ceil(billableMs / 60_000));
        if (last) expect(last.to).toBe(stretches.findLast(({ billable }) => billable)?.to);
      }),
      { numRuns: 500 },
    );
  });
});
