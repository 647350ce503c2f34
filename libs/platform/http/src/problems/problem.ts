import { STATUS_CODES } from 'node:http';

import { errorCodes, type ErrorCode } from '@hearken/contracts';
import { translateDatabaseError } from '@hearken/platform-database';
import { DomainError, type FieldError } from '@hearken/platform-errors';
import { HttpException } from '@nestjs/common';

/** RFC 9457 problem details, with our `code`, `requestId` and `errors`. */
export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  /** Path of the request, without its query: that may hold secrets. */
  instance: string;
  requestId: string;
  errors?: FieldError[];
}

export interface ProblemRequest {
  id: string;
  url: string;
}

/** The answer to whatever was thrown. Only refusals made for callers keep their words; the rest is INTERNAL. */
export function problemOf(thrown: unknown, request: ProblemRequest): Problem {
  const error = refusalOf(thrown);
  return {
    type: 'about:blank',
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    code: error.code,
    detail: error.message,
    instance: request.url.split('?', 1)[0] ?? '/',
    requestId: request.id,
    ...(error.details.errors ? { errors: error.details.errors } : {}),
  };
}

/** Everything as a coded refusal. */
export function refusalOf(original: unknown): DomainError {
  // A lost database is UNAVAILABLE wherever the statement came from.
  const thrown = translateDatabaseError(original);
  if (thrown instanceof DomainError) return thrown;
  const status = statusOf(thrown);
  if (status && status < 500)
    return new DomainError(codeByStatus[status] ?? 'MALFORMED_REQUEST', sentenceOf(thrown, status));
  if (isDatabaseDataError(thrown)) return new DomainError('VALIDATION_FAILED', 'A value cannot be stored');
  if (status === 503) return new DomainError('UNAVAILABLE', 'Not available at the moment');
  return new DomainError('INTERNAL', 'Something went wrong on our side');
}

// What frameworks throw, by status. Codes of our own with the same status exist; these are the general ones.
const codeByStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'MALFORMED_REQUEST',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'RATE_LIMITED',
};

function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  // Fastify's errors carry their status; other libraries' statusCode means nothing to our callers.
  const { code, statusCode } = (thrown ?? {}) as { code?: unknown; statusCode?: unknown };
  return typeof code === 'string' && code.startsWith('FST_') && typeof statusCode === 'number' ? statusCode : undefined;
}

function sentenceOf(thrown: unknown, status: number): string {
  if (status === errorCodes.NOT_FOUND) return 'There is no such route';
  return thrown instanceof Error ? thrown.message.slice(0, 200) : 'The request is malformed';
}

/** SQLSTATE class 22: a value that passed validation and that PostgreSQL cannot represent, e.g. a lone surrogate in jsonb. */
function isDatabaseDataError(thrown: unknown): boolean {
  const { driverError } = (thrown ?? {}) as { driverError?: { code?: unknown } };
  return typeof driverError?.code === 'string' && driverError.code.startsWith('22');
}
