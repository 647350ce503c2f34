import { Inject, Injectable } from '@nestjs/common';
import { decode, TokenExpiredError, verify, type JwtPayload, type VerifyOptions } from 'jsonwebtoken';

import { readClaims, sessionRevoked, tokenExpired, unauthenticated, type VerifiedToken } from './access-claims';
import { TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER, type Actor } from './actor';
import { KEYS_SOURCE, REVOCATION_SOURCE, type Revocations, type VerificationKeys } from './auth.ports';
import { VerifiedTokens } from './verified-tokens';

/** Shared with the passport strategy, so that both doors check the same. */
export const verifyOptions = {
  algorithms: [TOKEN_ALGORITHM],
  issuer: TOKEN_ISSUER,
  audience: TOKEN_AUDIENCE,
  clockTolerance: 0,
} satisfies VerifyOptions;

/** Verifies access tokens: signature by `kid`, pinned algorithm, iss, aud, exp, nbf, then revocation. */
@Injectable()
export class TokenVerifier {
  private readonly known = new VerifiedTokens();

  constructor(
    @Inject(KEYS_SOURCE) private readonly keys: VerificationKeys,
    @Inject(REVOCATION_SOURCE) private readonly revocations: Revocations,
  ) {}

  /** @throws TOKEN_EXPIRED, SESSION_REVOKED or UNAUTHENTICATED */
  async verify(raw: string): Promise<Actor> {
    return this.recall(raw) ?? this.accept(raw, await this.checkSignature(raw));
  }

  /** The actor of a token verified a moment ago, undefined when it must be verified anew. @throws SESSION_REVOKED */
  recall(raw: string): Actor | undefined {
    const token = this.known.recall(raw);
    return token && this.refuseRevoked(token);
  }

  /** Takes over a payload whose signature and times are right. @throws SESSION_REVOKED or UNAUTHENTICATED */
  accept(raw: string, payload: unknown): Actor {
    const token = readClaims(payload);
    const actor = this.refuseRevoked(token);
    this.known.remember(raw, token);
    return actor;
  }

  /** PEM of the key that the token's header names. @throws UNAUTHENTICATED */
  async keyOf(raw: string): Promise<string> {
    const header = decode(raw, { complete: true })?.header;
    if (!header?.kid || header.alg !== TOKEN_ALGORITHM) throw unauthenticated();
    try {
      return await this.keys.publicKey(header.kid);
    } catch {
      throw unauthenticated();
    }
  }

  private async checkSignature(raw: string): Promise<JwtPayload | string> {
    const key = await this.keyOf(raw);
    try {
      return verify(raw, key, verifyOptions);
    } catch (error) {
      throw refusal(error);
    }
  }

  private refuseRevoked({ actor, issuedAt }: VerifiedToken): Actor {
    if (this.revocations.isRevoked(actor.sid, actor.id, issuedAt)) throw sessionRevoked();
    return actor;
  }
}

/** What a client may know about why his token was refused: that it expired, nothing else. */
export function refusal(error: unknown) {
  return error instanceof TokenExpiredError ? tokenExpired() : unauthenticated();
}
