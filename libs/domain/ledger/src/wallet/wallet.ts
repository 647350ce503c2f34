import type { Fen } from '@hearken/contracts';

/** Money split by where it came from: bonus can be spent but not cashed out. */
export interface Buckets {
  cash: Fen;
  bonus: Fen;
}

export interface Wallet extends Buckets {
  /** Set aside for sessions that run now. */
  held: Fen;
}

/** What one journal did to a wallet, signed. */
export interface WalletEntry {
  id: string;
  kind: string;
  reference: { type: string; id: string };
  occurredAt: Date;
  cash: Fen;
  bonus: Fen;
}

export interface TopUpPaid {
  paymentId: string;
  userId: string;
  provider: string;
  amount: Fen;
  /** Given on top by a promotion. */
  bonus?: Fen;
}

export interface HoldRequest {
  sessionId: string;
  userId: string;
  /** Unique for this hold: the first one and each extension have their own. */
  key: string;
  amount: Fen;
}

export interface MinuteCharge {
  sessionId: string;
  userId: string;
  counselorId: string;
  /** 1 for the first; a minute is charged once for ever. */
  minute: number;
  price: Fen;
  commissionBps: number;
  /** What minutes before this one came to, so that commission does not drift by rounding. */
  cumulativeBefore: Fen;
  /** goodwill: the operator pays (a crisis minute). */
  payer?: 'user' | 'goodwill';
}

export interface ChargedMinute extends Buckets {
  /** null for a free minute: nothing moved. */
  journalId: string | null;
  commission: Fen;
  net: Fen;
  duplicate: boolean;
}
