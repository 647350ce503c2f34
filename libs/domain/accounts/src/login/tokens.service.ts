import { randomBytes } from 'node:crypto';

import { sha256 } from '@hearken/crypto';
import { TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER } from '@hearken/platform-auth';
import type { ConfigOf } from '@hearken/platform-config';
import { Inject, Injectable } from '@nestjs/common';
import { sign } from 'jsonwebtoken';

import { accountsConfig } from '../accounts.config';
import type { Account } from '../accounts/account';
import { SigningKeysService } from '../signing-keys/signing-keys.service';
import type { Client, IssuedTokens } from './login';
import { LoginSessionsRepository } from './login-sessions.repository';
import { judgeRefresh, type PresentedToken, type RefreshVerdict } from './refresh.rules';

export interface IssuedRefreshToken {
  token: string;
  expiresAt: Date;
}

/** Makes the two tokens of a sign-in. */
@Injectable()
export class TokensService {
  constructor(
    private readonly keys: SigningKeysService,
    private readonly logins: LoginSessionsRepository,
    @Inject(accountsConfig.token) private readonly config: ConfigOf<typeof accountsConfig>,
  ) {}

  /** Opens a family: a sign-in with its first refresh token. Inside the unit of work of the sign-in. */
  async openLogin(sid: string, accountId: string, client: Client): Promise<IssuedRefreshToken> {
    await this.logins.insert({ sid, accountId, client, lifeSeconds: this.config.refreshTokenSeconds });
    return this.issueRefreshToken(sid);
  }

  /** Adds a refresh token to a family: 256 random bits, of which only the hash is stored. */
  async issueRefreshToken(sid: string): Promise<IssuedRefreshToken> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = await this.logins.insertToken(sid, hashOf(token), this.config.refreshTokenSeconds);
    return { token, expiresAt };
  }

  /** What presenting a refresh token means. */
  judge(token: PresentedToken, presentedBy: string): RefreshVerdict {
    return judgeRefresh(token, presentedBy, this.config.refreshGraceSeconds);
  }

  /** Signs an access token to go with a refresh token. After the unit of work: it may have to make the signing key. */
  async complete(
    account: Pick<Account, 'id' | 'roles'>,
    sid: string,
    refresh: IssuedRefreshToken,
  ): Promise<IssuedTokens> {
    const { kid, privateKey } = await this.keys.signer();
    const issuedAt = Math.floor(Date.now() / 1000);
    const expiresAt = issuedAt + this.config.accessTokenSeconds;
    const claims = { sub: account.id, sid, roles: account.roles, iat: issuedAt, exp: expiresAt };
    return {
      accessToken: sign({ ...claims, iss: TOKEN_ISSUER, aud: TOKEN_AUDIENCE }, privateKey, {
        algorithm: TOKEN_ALGORITHM,
        keyid: kid,
      }),
      accessTokenExpiresAt: new Date(expiresAt * 1000),
      refreshToken: refresh.token,
      refreshTokenExpiresAt: refresh.expiresAt,
    };
  }
}

/** What is stored of a refresh token. Without salt or stretching: there is nothing to guess in 256 random bits. */
export const hashOf = (token: string): Buffer => sha256(token);
