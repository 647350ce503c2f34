import { DomainError } from '@hearken/platform-errors';

// Class 08 = connection exception; 57P01..03 = shutting down or starting; 53300 = too many connections.
const unreachable = /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
// pg gives these without a code.
const unreachableMessage =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable/i;

/** The SQLSTATE, or the socket's error code, of whatever TypeORM or pg threw. */
export function databaseErrorCode(error: unknown): string | undefined {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  const found = driverError?.code ?? code;
  return typeof found === 'string' ? found : undefined;
}

/** True for the two outcomes that a repetition of the whole transaction cures: 40001 and 40P01. */
export function isRetryable(error: unknown): boolean {
  return ['40001', '40P01'].includes(databaseErrorCode(error) ?? '');
}

/** True for 23505; `constraint` narrows it to one unique index. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (databaseErrorCode(error) !== '23505') return false;
  const { constraint: direct, driverError } = error as { constraint?: string; driverError?: { constraint?: string } };
  return constraint === undefined || (driverError?.constraint ?? direct) === constraint;
}

/** Turns a lost or refused connection into UNAVAILABLE and leaves everything else as it is. */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof DomainError || !(error instanceof Error)) return error;
  const lost = unreachable.test(databaseErrorCode(error) ?? '') || unreachableMessage.test(error.message);
  return lost
    ? Object.assign(new DomainError('UNAVAILABLE', 'The database is not reachable'), { cause: error })
    : error;
}
