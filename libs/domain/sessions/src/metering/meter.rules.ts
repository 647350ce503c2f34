import { isPresentAt, lastSeenBefore, type Presence } from '../presence/presence.rules';

export type Rounding = 'started' | 'completed';

/** A stretch of the session in which time may run: from a step into `active` to the step out of it. */
export interface ActiveSpan {
  from: number;
  /** Null while it lasts. */
  to: number | null;
}

/** What is stored of a session; epoch milliseconds. */
export interface SessionEvents {
  active: readonly ActiveSpan[];
  user: Presence;
  counselor: Presence;
}

export interface MeterTerms {
  userGraceSeconds: number;
  rounding: Rounding;
}

export const stretchKinds = ['together', 'user_grace', 'user_absent', 'counselor_absent', 'server_lost'] as const;
export type StretchKind = (typeof stretchKinds)[number];

export interface Stretch {
  from: number;
  to: number;
  kind: StretchKind;
  billable: boolean;
}

export interface MeteredMinute {
  /** 1 for the first. */
  minute: number;
  /** When its first billable moment was. */
  from: number;
  /** When its last was, so far. */
  to: number;
  /** Whether it is due under the rounding that was agreed. */
  due: boolean;
}

export interface Metered {
  minutes: MeteredMinute[];
  /** How many of them are due: always the first ones. */
  dueMinutes: number;
  billableMs: number;
  /** The active time, cut where something changed. */
  stretches: Stretch[];
  absences: Stretch[];
  /** Up to here the result is final. */
  knownUntil: number;
  /** When the next minute falls due if everything stays as it is; null while nothing billable runs. */
  nextBoundary: number | null;
}

const MINUTE = 60_000;

/**
 * Computes what a session comes to from its stored events alone. Billable is time in `active` with both present, and the
 * user's own absence within his grace; never the counselor's absence, never a loss that our server caused. Only decided
 * time counts, so the result for a time never changes later and a minute found due may be charged for good.
 */
export function meter(events: SessionEvents, terms: MeterTerms, now: number): Metered {
  const knownUntil = Math.min(now, events.user.knownUntil, events.counselor.knownUntil);
  const stretches = events.active.flatMap((span) => cut(span, events, terms, knownUntil));
  const minutes = minutesOf(stretches, terms.rounding);
  const billableMs = stretches.reduce((sum, one) => sum + (one.billable ? one.to - one.from : 0), 0);
  const dueMinutes = minutes.filter(({ due }) => due).length;
  return {
    minutes,
    dueMinutes,
    billableMs,
    stretches,
    absences: stretches.filter(({ kind }) => kind !== 'together'),
    knownUntil,
    nextBoundary: boundaryAfter(events, terms, { knownUntil, billableMs, dueMinutes, last: stretches.at(-1) }),
  };
}

function cut(span: ActiveSpan, events: SessionEvents, terms: MeterTerms, knownUntil: number): Stretch[] {
  const to = Math.min(span.to ?? knownUntil, knownUntil);
  if (to <= span.from) return [];
  const grace = terms.userGraceSeconds * 1000;
  const edges = [
    ...events.user.intervals.flatMap((one) => [one.from, one.to, one.to + grace]),
    ...events.counselor.intervals.flatMap((one) => [one.from, one.to]),
  ].filter((edge) => edge > span.from && edge < to);
  const bounds = [...new Set([span.from, ...edges, to])].sort((a, b) => a - b);
  const stretches: Stretch[] = [];
  for (const [index, from] of bounds.entries()) {
    const end = bounds[index + 1];
    if (end === undefined) break;
    const kind = kindAt(from, events, grace);
    const last = stretches.at(-1);
    if (last?.kind === kind) last.to = end;
    else stretches.push({ from, to: end, kind, billable: kind === 'together' || kind === 'user_grace' });
  }
  return stretches;
}

function kindAt(time: number, { user, counselor }: SessionEvents, grace: number): StretchKind {
  if (!isPresentAt(counselor, time)) return lastSeenBefore(counselor, time)?.lost ? 'server_lost' : 'counselor_absent';
  if (isPresentAt(user, time)) return 'together';
  const seen = lastSeenBefore(user, time);
  if (seen?.lost) return 'server_lost';
  return seen && time < seen.to + grace ? 'user_grace' : 'user_absent';
}

/** Lays the billable stretches end to end and cuts them into minutes. */
export function minutesOf(stretches: readonly Stretch[], rounding: Rounding): MeteredMinute[] {
  const minutes: MeteredMinute[] = [];
  let filled = MINUTE;
  for (const stretch of stretches.filter(({ billable, from, to }) => billable && to > from)) {
    let from = stretch.from;
    while (from < stretch.to) {
      if (filled === MINUTE) {
        minutes.push({ minute: minutes.length + 1, from, to: from, due: rounding === 'started' });
        filled = 0;
      }
      const current = minutes[minutes.length - 1]!;
      const part = Math.min(stretch.to - from, MINUTE - filled);
      from += part;
      filled += part;
      current.to = from;
      if (filled === MINUTE) current.due = true;
    }
  }
  return minutes;
}

function boundaryAfter(
  events: SessionEvents,
  terms: MeterTerms,
  {
    knownUntil,
    billableMs,
    dueMinutes,
    last,
  }: { knownUntil: number; billableMs: number; dueMinutes: number; last: Stretch | undefined },
): number | null {
  const running = events.active.at(-1);
  if (running?.to !== null || running === undefined) return null;
  // A span that has just begun has no stretch yet.
  const runs = last && last.to === knownUntil ? last.billable : running.from >= knownUntil;
  if (!runs) return null;
  const target = (terms.rounding === 'started' ? dueMinutes : dueMinutes + 1) * MINUTE;
  return Math.max(knownUntil, running.from) + (target - billableMs);
}
