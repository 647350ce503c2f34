export { account } from './chart/chart';
export type { Earnings } from './earnings/earnings';
export { EarningsService } from './earnings/earnings.service';
export { MaturitiesService } from './earnings/maturities.service';
export { type InvariantResult, type InvariantsReport, type TerminalSessions } from './invariants/invariants';
export { LedgerInvariants, TERMINAL_SESSIONS } from './invariants/ledger-invariants.service';
export { verifyLedger } from './invariants/verify-ledger';
export type { JournalKind, JournalLine, JournalReference, NewJournal, PostedJournal } from './journals/journal';
export { LedgerService } from './journals/ledger.service';
export { LedgerAdminModule } from './ledger-admin.module';
export { LedgerApiModule } from './ledger-api.module';
export { LedgerWorkerModule } from './ledger-worker.module';
export { ledgerConfig } from './ledger.config';
export { LedgerModule } from './ledger.module';
export type {
  Buckets,
  ChargedMinute,
  HoldRequest,
  MinuteCharge,
  TopUpPaid,
  Wallet,
  WalletEntry,
} from './wallet/wallet';
export { splitMinute, splitSpend } from './wallet/wallet.rules';
export { WalletService } from './wallet/wallet.service';
