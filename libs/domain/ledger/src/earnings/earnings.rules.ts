import { fen, type Fen } from '@hearken/contracts';

/**
 * How much of a due amount can mature, and how much of that pays a debt first. A refund may have taken pending money away
 * meanwhile; a receivable is an asset, so its credit-positive balance is below zero.
 */
export function splitMatured(due: Fen, pending: Fen, receivable: Fen): { total: Fen; netted: Fen } {
  const total = Math.min(due, pending);
  return { total: fen(total), netted: fen(Math.min(total, Math.abs(receivable))) };
}
