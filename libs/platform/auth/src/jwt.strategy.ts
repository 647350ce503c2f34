import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy, type SecretOrKeyProvider } from 'passport-jwt';

import type { Actor } from './actor';
import { bearerToken } from './bearer-token';
import { TokenVerifier, verifyOptions } from './token-verifier';

/** The HTTP door: passport-jwt checks signature and times, the verifier the rest. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(private readonly tokens: TokenVerifier) {
    const secretOrKeyProvider: SecretOrKeyProvider = (_request, raw: string, done) => {
      tokens.keyOf(raw).then(
        (key) => done(null, key),
        (error: unknown) => done(error),
      );
    };
    super({
      jwtFromRequest: bearerToken,
      secretOrKeyProvider,
      passReqToCallback: true,
      ...verifyOptions,
      jsonWebTokenOptions: verifyOptions,
    });
  }

  validate(request: Parameters<typeof bearerToken>[0], payload: unknown): Actor {
    return this.tokens.accept(bearerToken(request) ?? '', payload);
  }
}
