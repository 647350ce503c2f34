export type AccountKind = 'asset' | 'liability' | 'revenue' | 'expense' | 'suspense';
/** strict: one locked balance row that may refuse. folded: never locked; its postings are summed up after the fact. */
export type AccountMode = 'strict' | 'folded';

export interface AccountTemplate {
  template: string;
  kind: AccountKind;
  mode: AccountMode;
  /** The side a strict balance must stay on: 1 credit, -1 debit; 0 either. */
  sign: -1 | 0 | 1;
}

const strict = (template: string, kind: AccountKind, sign: -1 | 1 = 1): AccountTemplate => ({
  template,
  kind,
  mode: 'strict',
  sign,
});
const folded = (template: string, kind: AccountKind): AccountTemplate => ({ template, kind, mode: 'folded', sign: 0 });

/** Every account there can be; the database holds the same list (ledger.chart) and a test compares them. */
export const chart: readonly AccountTemplate[] = [
  folded('psp:{name}', 'asset'),
  folded('bank', 'asset'),
  strict('counselor:{id}:receivable', 'asset', -1),
  strict('user:{id}:cash', 'liability'),
  strict('user:{id}:bonus', 'liability'),
  strict('hold:{id}:cash', 'liability'),
  strict('hold:{id}:bonus', 'liability'),
  strict('escrow:{id}', 'liability'),
  strict('counselor:{id}:pending', 'liability'),
  strict('counselor:{id}:available', 'liability'),
  strict('counselor:{id}:withdrawing', 'liability'),
  strict('deferred:{id}', 'liability'),
  folded('tax:payable', 'liability'),
  folded('commission', 'revenue'),
  folded('goods', 'revenue'),
  folded('shipping', 'revenue'),
  folded('membership', 'revenue'),
  folded('consult_vip', 'revenue'),
  folded('psp_fee', 'expense'),
  folded('coupon_subsidy', 'expense'),
  folded('bonus_grant', 'expense'),
  folded('goodwill', 'expense'),
  strict('orphan_payment', 'suspense'),
  folded('recon_diff', 'suspense'),
];

/** Canonical account names; nobody writes them by hand. */
export const account = {
  psp: (provider: string) => `psp:${provider}`,
  userCash: (userId: string) => `user:${userId}:cash`,
  userBonus: (userId: string) => `user:${userId}:bonus`,
  holdCash: (sessionId: string) => `hold:${sessionId}:cash`,
  holdBonus: (sessionId: string) => `hold:${sessionId}:bonus`,
  pending: (counselorId: string) => `counselor:${counselorId}:pending`,
  available: (counselorId: string) => `counselor:${counselorId}:available`,
  withdrawing: (counselorId: string) => `counselor:${counselorId}:withdrawing`,
  receivable: (counselorId: string) => `counselor:${counselorId}:receivable`,
  commission: 'commission',
  bonusGrant: 'bonus_grant',
  goodwill: 'goodwill',
  orphanPayment: 'orphan_payment',
} as const;
