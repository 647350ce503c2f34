import type { Permission, Role } from '@hearken/contracts';

/** Public keys that access tokens are signed with. Bound by the app. */
export const KEYS_SOURCE = Symbol('hearken.auth.keys');
export interface VerificationKeys {
  /** PEM of the key. @throws when nobody knows the key id. */
  publicKey(kid: string): Promise<string>;
}

/** What the roles of an actor allow. Bound by the app. */
export const GRANTS_SOURCE = Symbol('hearken.auth.grants');
export interface RoleGrants {
  permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> | Promise<ReadonlySet<Permission>>;
}

/** Which still unexpired tokens no longer count. Bound by the app; asked on every request, so it answers from memory. */
export const REVOCATION_SOURCE = Symbol('hearken.auth.revocations');
export interface Revocations {
  /** `issuedAt` is in epoch seconds, as in the token. */
  isRevoked(sid: string, accountId: string, issuedAt: number): boolean;
}
