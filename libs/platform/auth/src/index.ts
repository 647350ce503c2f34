export {
  ACCESS_METADATA,
  accessOf,
  CurrentActor,
  describeAccess,
  Public,
  RequirePermission,
  SignedIn,
  type Access,
  type RequestWithActor,
} from './access.decorators';
export { AccessGuard } from './access.guard';
export { TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER, type AccessClaims, type Actor } from './actor';
export { AuthModule, type AuthPorts } from './auth.module';
export {
  GRANTS_SOURCE,
  KEYS_SOURCE,
  REVOCATION_SOURCE,
  type Revocations,
  type RoleGrants,
  type VerificationKeys,
} from './auth.ports';
export { bearerToken } from './bearer-token';
export { Permissions } from './permissions.service';
export { TokenVerifier } from './token-verifier';
