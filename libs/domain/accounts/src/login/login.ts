import type { OwnAccount } from '../accounts/account';

/** Where a request came from, as far as the gateway tells. */
export interface Client {
  address: string | null;
  userAgent: string | null;
}

/** One sign-in on one device: the family of its refresh tokens. `sid` stands in the access token. */
export interface LoginSession {
  sid: string;
  accountId: string;
  userAgent: string | null;
  address: string | null;
  createdAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
}

export interface IssuedTokens {
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
  refreshTokenExpiresAt: Date;
}

export interface SignedIn {
  account: OwnAccount;
  tokens: IssuedTokens;
}
