import type { Session } from '../consultations/session';
import { lineOf } from './charges.rules';
import type { Metered } from './meter.rules';

/** What is left to pay with, in whole minutes. */
export interface Cover {
  held: number;
  inWallet: number;
}

/**
 * When a running session's paid time is over; null while the next minute is covered. Known without waiting for a lease:
 * nobody needs to have been seen after the boundary for the time up to it to be used up.
 */
export function exhaustedAt(
  session: Session,
  metered: Metered,
  cover: Cover & { uncoveredFrom: number | null },
  now: number,
): number | null {
  if (cover.uncoveredFrom !== null) return cover.uncoveredFrom;
  if (!session.terms || cover.held + cover.inWallet > 0) return null;
  if (lineOf(session.minutesCharged + 1, session.terms).amount === 0) return null;
  // Under "completed" the minute that runs must be covered too, so the paid time ends with the last charged one.
  if (session.terms.rounding === 'completed')
    return metered.minutes.find(({ minute }) => minute > session.minutesCharged)?.from ?? metered.knownUntil;
  return metered.nextBoundary !== null && now >= metered.nextBoundary ? metered.nextBoundary : null;
}

/** How long the money still lasts, in milliseconds: the rest of what is charged, free minutes, held ones and the wallet. */
export function paidTimeLeft(session: Session, metered: Metered, { held, inWallet }: Cover, now: number): number {
  const running = metered.nextBoundary === null ? 0 : Math.max(0, now - metered.knownUntil);
  const free = Math.max(0, (session.terms?.freeMinutes ?? 0) - session.minutesCharged);
  return (session.minutesCharged + free + held + inWallet) * 60_000 - metered.billableMs - running;
}
