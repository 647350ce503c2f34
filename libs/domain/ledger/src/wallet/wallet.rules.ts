import { fen, type Fen } from '@hearken/contracts';

import type { Buckets, MinuteCharge } from './wallet';

export type SpendOrder = 'bonus_first' | 'cash_first';

/** Splits an amount over the buckets in the order they are spent; null when they hold less. */
export function splitSpend(available: Buckets, amount: Fen, order: SpendOrder = 'bonus_first'): Buckets | null {
  if (available.cash + available.bonus < amount) return null;
  if (order === 'cash_first') {
    const cash = Math.min(available.cash, amount);
    return { cash: fen(cash), bonus: fen(amount - cash) };
  }
  const bonus = Math.min(available.bonus, amount);
  return { cash: fen(amount - bonus), bonus: fen(bonus) };
}

/** floor(amount · bps / 10000), exact for every amount that is a safe integer. */
export function shareOf(amount: Fen, bps: number): Fen {
  return fen(Number((BigInt(amount) * BigInt(bps)) / 10_000n));
}

/** Commission of one minute as the difference of two floors, so that a session's commission is the floor of its whole. */
export function splitMinute({
  price,
  commissionBps,
  cumulativeBefore,
}: Pick<MinuteCharge, 'price' | 'commissionBps' | 'cumulativeBefore'>): { commission: Fen; net: Fen } {
  const commission = shareOf(fen(cumulativeBefore + price), commissionBps) - shareOf(cumulativeBefore, commissionBps);
  return { commission: fen(commission), net: fen(price - commission) };
}
