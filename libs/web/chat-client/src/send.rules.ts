import type { ErrorCode } from '@hearken/contracts';

/** Refusals that a later try may not meet; every other code is the server's last word on this message. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'TIMEOUT',
  'UNAVAILABLE',
  'RATE_LIMITED',
  'INTERNAL',
  'UNAUTHENTICATED',
  'TOKEN_EXPIRED',
  'SESSION_REVOKED',
  'SLOW_CONSUMER',
]);

export function mayPass(code: ErrorCode): boolean {
  return passing.has(code);
}
