import { roles } from '@hearken/contracts';
import { DomainError } from '@hearken/platform-errors';
import { z } from 'zod';

import { TOKEN_AUDIENCE, TOKEN_ISSUER, type Actor } from './actor';

const accessClaimsSchema = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  roles: z.array(z.enum(roles)),
  iat: z.int(),
  exp: z.int(),
  iss: z.literal(TOKEN_ISSUER),
  aud: z.literal(TOKEN_AUDIENCE),
});

/** What the rest of a process needs of a verified token. */
export interface VerifiedToken {
  actor: Actor;
  /** Epoch seconds. */
  issuedAt: number;
}

/** Reads the payload of a token whose signature is right. @throws UNAUTHENTICATED when it is not one of ours in shape. */
export function readClaims(payload: unknown): VerifiedToken {
  const claims = accessClaimsSchema.safeParse(payload);
  if (!claims.success) throw unauthenticated();
  const { sub, sid, roles: granted, iat, exp } = claims.data;
  return { actor: { id: sub, sid, roles: granted, tokenExpiresAt: exp * 1000 }, issuedAt: iat };
}

export const unauthenticated = () => new DomainError('UNAUTHENTICATED', 'Sign in first');
export const tokenExpired = () => new DomainError('TOKEN_EXPIRED', 'The access token has expired');
export const sessionRevoked = () => new DomainError('SESSION_REVOKED', 'The login was ended; sign in again');
