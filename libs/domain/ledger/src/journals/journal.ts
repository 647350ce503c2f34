import type { Fen } from '@hearken/contracts';

/** What happened, in one word; the wallet and the admin show it by name. */
export const journalKinds = [
  'top_up',
  'bonus_granted',
  'session_hold',
  'session_minute',
  'session_release',
  'earnings_matured',
  'orphan_payment',
  'orphan_refund',
  'reversal',
] as const;
export type JournalKind = (typeof journalKinds)[number];

export type ReferenceType = 'payment' | 'session' | 'account' | 'maturity' | 'journal';

/** The thing of another domain that a journal is about. */
export interface JournalReference {
  type: ReferenceType;
  id: string;
}

/** One side of a posting; exactly one of debit and credit, above zero. */
export type JournalLine =
  | { account: string; debit: Fen; credit?: undefined }
  | { account: string; credit: Fen; debit?: undefined };

export interface NewJournal {
  /** Business key: one journal each, for ever. Printable ASCII, at most 200 characters. */
  key: string;
  kind: JournalKind;
  reference: JournalReference;
  lines: readonly JournalLine[];
  /** When it happened in the world; now, unless told. */
  occurredAt?: Date;
  /** The journal that this one undoes. */
  reverses?: string;
}

export interface PostedJournal {
  journalId: string;
  /** The same journal had been posted before; nothing moved now. */
  duplicate: boolean;
}

export interface Journal {
  id: string;
  key: string;
  kind: string;
  reference: { type: string; id: string };
  occurredAt: Date;
  reverses: string | null;
  /** Sum of the debits. */
  amount: Fen;
  /** Place in the chain; null for the second until it is sealed. */
  position: number | null;
}

export interface JournalPosting {
  line: number;
  account: string;
  side: 'debit' | 'credit';
  amount: Fen;
}
