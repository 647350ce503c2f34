import { DomainError } from '@hearken/platform-errors';

// Class 08 = connection exception; 57P01..03 = shutting down or starting; 53300 = too many connections.
const unreachable =
  /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
// pg gives these without a code.
const unreachableMessage =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable/i;

interface DriverError {
  code?: unknown;
  constraint?: unknown;
}

/** What pg threw, out of what TypeORM made of it. */
function driverErrorOf(error: unknown): DriverError {
  const { driverError } = (error ?? {}) as { driverError?: DriverError };
  return driverError ?? error ?? {};
}

/** The SQLSTATE, or the socket's error code, of whatever TypeORM or pg threw. */
export function databaseErrorCode(error: unknown): string | undefined {
  const { code } = driverErrorOf(error);
  return typeof code === 'string' ? code : undefined;
}

/** True for the two outcomes that a repetition of the whole transaction cures: 40001 and 40P01. */
export function isRetryable(error: unknown): boolean {
  const code = databaseErrorCode(error);
  return code === '40001' || code === '40P01';
}

/** True for 23505; `constraint` narrows it to one unique index. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (databaseErrorCode(error) !== '23505') return false;
  return constraint === undefined || driverErrorOf(error).constraint === constraint;
}

/** Turns a lost or refused connection into UNAVAILABLE and leaves everything else as it is. */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const { message } = (error ?? {}) as { message?: unknown };
  const lost = unreachable.test(databaseErrorCode(error) ?? '') || unreachableMessage.test(String(message));
  return lost ? unavailable(error) : error;
}

/** The refusal while PostgreSQL cannot be reached. */
export function unavailable(cause: unknown): DomainError {
  return Object.assign(new DomainError('UNAVAILABLE', 'The database is not reachable'), { cause });
}
