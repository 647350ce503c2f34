import type { Role } from '@hearken/contracts';

/** Who acts: taken from a verified access token, never from the request's body. */
export interface Actor {
  /** Account id (UUIDv7). */
  id: string;
  roles: Role[];
  /** The login session that the token belongs to; revoking it ends the token. */
  sid: string;
  /** Epoch milliseconds. */
  tokenExpiresAt: number;
}

/** Payload of an access token: ES256, header `kid` names the key. Times are epoch seconds (RFC 7519). */
export interface AccessClaims {
  sub: string;
  sid: string;
  roles: Role[];
  iat: number;
  exp: number;
  nbf?: number;
  iss: 'hearken';
  aud: 'hearken';
}

export const TOKEN_ISSUER = 'hearken';
export const TOKEN_AUDIENCE = 'hearken';
/** Pinned: a token that names another algorithm is refused whatever its signature. */
export const TOKEN_ALGORITHM = 'ES256';
