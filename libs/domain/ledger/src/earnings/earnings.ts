import type { Fen } from '@hearken/contracts';

/** What a counselor has earned, net of commission. */
export interface Earnings {
  /** Not yet matured. */
  pending: Fen;
  available: Fen;
  /** Asked to be paid out. */
  withdrawing: Fen;
  /** Owed back after refunds; netted from what matures next. */
  owed: Fen;
}

/** What one journal did to a counselor's accounts, signed. */
export interface EarningsEntry {
  id: string;
  kind: string;
  reference: { type: string; id: string };
  occurredAt: Date;
  pending: Fen;
  available: Fen;
  withdrawing: Fen;
}

/** Earnings of one reference (a session) that become available at dueAt. */
export interface Maturity {
  id: string;
  counselorId: string;
  amount: Fen;
  dueAt: Date;
}
