import { DomainError } from '@hearken/platform-errors';

/** The same for an unknown identifier and a wrong password, so that nobody learns who has an account. */
export const invalidCredentials = () =>
  new DomainError('INVALID_CREDENTIALS', 'Wrong e-mail address, phone number or password');
export const identifierTaken = () =>
  new DomainError('IDENTIFIER_TAKEN', 'There is an account with this e-mail address or phone number');
export const accountBanned = () => new DomainError('ACCOUNT_BANNED', 'The account is locked');
export const refreshTokenInvalid = () => new DomainError('REFRESH_TOKEN_INVALID', 'Sign in again');
export const refreshTokenReused = () =>
  new DomainError('REFRESH_TOKEN_REUSED', 'The token was used before; this sign-in was ended for safety');
export const notAnIdentifier = () =>
  new DomainError('VALIDATION_FAILED', 'Neither an e-mail address nor a phone number', {
    errors: [{ path: 'identifier', message: 'not an e-mail address or phone number' }],
  });
export const tooManyFailures = (retryAfterMs: number) =>
  new DomainError('RATE_LIMITED', 'Too many wrong passwords; wait a moment', { retryAfterMs });
