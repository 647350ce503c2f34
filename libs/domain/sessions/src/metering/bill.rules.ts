import type { Session, Transition } from '../consultations/session';
import type { ChargedLine, MinuteReason } from './charges.rules';
import { minutesOf, type Stretch } from './meter.rules';

/** A minute on the bill. */
export interface BillLine {
  minute: number;
  from: Date;
  to: Date;
  billable: boolean;
  reason: MinuteReason | 'not_covered';
  amount: number;
}

export interface Bill {
  lines: BillLine[];
  absences: Stretch[];
  pauses: { from: Date; to: Date | null; reason: string | null }[];
  billableSeconds: number;
  history: readonly Transition[];
}

/** Lays out a bill: what was charged, over the measured time that it was charged for. */
export function billOf(
  session: Session,
  charged: readonly ChargedLine[],
  stretches: readonly Stretch[],
  history: readonly Transition[],
): Bill {
  const metered = minutesOf(stretches, session.terms?.rounding ?? 'started');
  const byMinute = new Map(metered.map((one) => [one.minute, one]));
  const lines: BillLine[] = charged.map(({ minute, startedAt, reason, amount }) => {
    const span = byMinute.get(minute);
    // A minute of the minimum that no time passed in is a point on the clock.
    return {
      minute,
      from: span ? new Date(span.from) : startedAt,
      to: span ? new Date(span.to) : startedAt,
      billable: true,
      reason,
      amount,
    };
  });
  const uncovered =
    session.state === 'settled' ? metered.filter(({ minute, due }) => due && minute > charged.length) : [];
  for (const { minute, from, to } of uncovered) {
    lines.push({ minute, from: new Date(from), to: new Date(to), billable: false, reason: 'not_covered', amount: 0 });
  }
  return {
    lines,
    absences: stretches.filter(({ kind }) => kind !== 'together'),
    pauses: pausesOf(history),
    billableSeconds: Math.floor(
      stretches.reduce((sum, { billable, from, to }) => sum + (billable ? to - from : 0), 0) / 1000,
    ),
    history,
  };
}

function pausesOf(history: readonly Transition[]): Bill['pauses'] {
  return history.flatMap(({ to, effectiveAt, reason }, index) =>
    to === 'paused' ? [{ from: effectiveAt, to: history[index + 1]?.effectiveAt ?? null, reason }] : [],
  );
}
