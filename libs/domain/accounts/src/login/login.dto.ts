import { writtenText } from '@hearken/contracts';
import { z } from 'zod';

import { ownAccountSchema, toOwnAccountResponse } from '../accounts/accounts.dto';
import type { IssuedTokens, LoginSession, SignedIn } from './login';

const identifierSchema = z
  .string()
  .trim()
  .min(3)
  .max(254)
  .describe('E-mail address, or phone number (mainland China unless it starts with +)');

export const registerSchema = z.strictObject({
  identifier: identifierSchema,
  password: z.string().min(10).max(128),
  displayName: writtenText(40),
});
export type Register = z.infer<typeof registerSchema>;

export const loginSchema = z.strictObject({
  identifier: identifierSchema,
  // No minimum of 10 here: a short guess is as wrong as a long one, and the answer must be the same.
  password: z.string().min(1).max(128),
});
export type Login = z.infer<typeof loginSchema>;

export const refreshSchema = z.strictObject({ refreshToken: z.string().min(20).max(200) });
export type Refresh = z.infer<typeof refreshSchema>;

export const tokensSchema = z.object({
  accessToken: z.string().describe('JWT, ES256; checked by every service'),
  accessTokenExpiresAt: z.iso.datetime(),
  refreshToken: z.string().describe('Opaque, works once: the answer to auth/refresh replaces it'),
  refreshTokenExpiresAt: z.iso.datetime(),
});
export type TokensResponse = z.infer<typeof tokensSchema>;

export const signedInSchema = z.object({ account: ownAccountSchema, tokens: tokensSchema });
export type SignedInResponse = z.infer<typeof signedInSchema>;

export const loginSessionSchema = z.object({
  sid: z.uuid(),
  current: z.boolean().describe('The session of this very request'),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type LoginSessionResponse = z.infer<typeof loginSessionSchema>;

export const loginSessionParamsSchema = z.strictObject({ sid: z.uuid() });
export type LoginSessionParams = z.infer<typeof loginSessionParamsSchema>;

/** The tokens as clients get them. */
export function toTokensResponse(tokens: IssuedTokens): TokensResponse {
  return {
    accessToken: tokens.accessToken,
    accessTokenExpiresAt: tokens.accessTokenExpiresAt.toISOString(),
    refreshToken: tokens.refreshToken,
    refreshTokenExpiresAt: tokens.refreshTokenExpiresAt.toISOString(),
  };
}

/** The answer to register and login. */
export function toSignedInResponse(signedIn: SignedIn): SignedInResponse {
  return { account: toOwnAccountResponse(signedIn.account), tokens: toTokensResponse(signedIn.tokens) };
}

/** A sign-in on one device as its owner sees it. */
export function toLoginSessionResponse(session: LoginSession, currentSid: string): LoginSessionResponse {
  return {
    sid: session.sid,
    current: session.sid === currentSid,
    userAgent: session.userAgent,
    address: session.address,
    createdAt: session.createdAt.toISOString(),
    lastUsedAt: session.lastUsedAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
  };
}
