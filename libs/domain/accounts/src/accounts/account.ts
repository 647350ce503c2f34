import type { Role } from '@hearken/contracts';

export type AccountStatus = 'active' | 'banned';

/** What other domains may know of an account. */
export interface Account {
  id: string;
  displayName: string;
  roles: Role[];
  status: AccountStatus;
}

/** An account with its personal fields, masked: nothing here is readable in full. */
export interface MaskedAccount extends Account {
  email: string | null;
  phone: string | null;
  isDemo: boolean;
  banReason: string | null;
  createdAt: Date;
  lastLoginAt: Date | null;
}

/** What its owner sees of his account. */
export interface OwnAccount extends MaskedAccount {
  permissions: string[];
  /** Every required consent is given in its current version. */
  consented: boolean;
}
