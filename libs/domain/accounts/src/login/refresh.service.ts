import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { AccountsRepository } from '../accounts/accounts.repository';
import { LoginRevoker } from '../revocations/login-revoker.service';
import type { Client, IssuedTokens } from './login';
import { accountBanned, refreshTokenInvalid, refreshTokenReused } from './login.errors';
import { LoginSessionsRepository, type LockedToken } from './login-sessions.repository';
import { hashOf, TokensService, type IssuedRefreshToken } from './tokens.service';

/** Exchanges refresh tokens: each works once, and a second use ends the sign-in. */
@Injectable()
export class RefreshService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly logins: LoginSessionsRepository,
    private readonly accounts: AccountsRepository,
    private readonly tokens: TokensService,
    private readonly revoker: LoginRevoker,
  ) {}

  /** @throws REFRESH_TOKEN_INVALID, REFRESH_TOKEN_REUSED or ACCOUNT_BANNED */
  async refresh(presented: string, client: Client): Promise<IssuedTokens> {
    const exchanged = await this.unitOfWork.run(() => this.exchange(hashOf(presented), client));
    // Thrown out here: the revocation of the family must be committed.
    if (exchanged === 'reused') throw refreshTokenReused();

    const account = await this.accounts.findById(exchanged.token.accountId);
    if (account?.status !== 'active') throw accountBanned();
    return this.tokens.complete(account, exchanged.token.sid, exchanged.successor);
  }

  private async exchange(hash: Buffer, client: Client): Promise<Exchanged | 'reused'> {
    const token = await this.logins.lockToken(hash);
    if (!token) throw refreshTokenInvalid();
    const by = client.userAgent ?? '';
    const verdict = this.tokens.judge(token, by);
    if (verdict === 'invalid') throw refreshTokenInvalid();
    if (verdict === 'reused') {
      await this.revoker.revokeOne(token.accountId, token.sid, 'refresh_token_reused');
      return 'reused';
    }
    if (verdict === 'rotate') await this.logins.markRotated(hash, by);
    const successor = await this.tokens.issueRefreshToken(token.sid);
    await this.logins.touch(token.sid, successor.expiresAt);
    return { token, successor };
  }
}

interface Exchanged {
  token: LockedToken;
  successor: IssuedRefreshToken;
}
