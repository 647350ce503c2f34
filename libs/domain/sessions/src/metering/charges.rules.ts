import { fen, type Fen } from '@hearken/contracts';

import { endsWithoutMinimum, type SessionTerms } from '../consultations/session';

export type MinuteReason = 'started' | 'completed' | 'free' | 'minimum';

/** One minute as it is charged and shown on the bill. */
export interface MinuteLine {
  minute: number;
  reason: MinuteReason;
  amount: Fen;
}

/** A minute that was charged. */
export interface ChargedLine extends MinuteLine {
  startedAt: Date;
  commission: Fen;
}

/** What minute `minute` costs under the terms. */
export function lineOf(minute: number, terms: SessionTerms): MinuteLine {
  if (minute <= terms.freeMinutes) return { minute, reason: 'free', amount: fen(0) };
  return { minute, reason: terms.rounding, amount: terms.pricePerMinute };
}

/**
 * The minutes that the agreed minimum adds to those that fell due. Nothing is added when no billable moment passed, or when
 * the counselor or our server ended it.
 */
export function minimumLines(
  { dueMinutes, billableMs, endReason }: { dueMinutes: number; billableMs: number; endReason: string | null },
  terms: SessionTerms,
): MinuteLine[] {
  if (billableMs === 0 || (endReason !== null && endsWithoutMinimum.includes(endReason))) return [];
  const lines: MinuteLine[] = [];
  for (let minute = dueMinutes + 1; minute <= terms.minimumMinutes; minute++) {
    const { amount } = lineOf(minute, terms);
    lines.push({ minute, reason: 'minimum', amount });
  }
  return lines;
}

/** Commission of a minute: the difference of two floors, so that the whole session's is the floor of its sum. */
export function commissionOf(chargedBefore: Fen, amount: Fen, commissionBps: number): Fen {
  const share = (sum: number) => (BigInt(sum) * BigInt(commissionBps)) / 10_000n;
  return fen(Number(share(chargedBefore + amount) - share(chargedBefore)));
}

/** Whole minutes that an amount covers; a free counselor's time is covered without end. */
export function minutesCovered(amount: Fen, price: Fen): number {
  return price === 0 ? Number.MAX_SAFE_INTEGER : Math.floor(amount / price);
}

/** How many minutes to hold next: up to `upTo` in all, as many as the wallet covers. */
export function minutesToHold(held: number, spendable: Fen, price: Fen, upTo: number): number {
  return Math.max(0, Math.min(upTo - held, minutesCovered(spendable, price)));
}

export const noticeThresholds = [1, 2, 5] as const;

/**
 * Which warning stands: the smallest threshold that the paid time has come down to, null above all. A warning is sent when
 * it is smaller than the last one; after a top-up it may come again.
 */
export function noticeFor(leftMs: number): number | null {
  return noticeThresholds.find((minutes) => leftMs <= minutes * 60_000) ?? null;
}

export const shouldWarn = (notice: number | null, last: number | null): boolean =>
  notice !== null && (last === null || notice < last);
