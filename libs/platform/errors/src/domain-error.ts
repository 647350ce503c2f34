import { errorCodes, type ErrorCode } from '@hearken/contracts';

/** One thing wrong with one field; `path` is dotted, empty for the whole. */
export interface FieldError {
  path: string;
  message: string;
}

export interface ErrorDetails {
  errors?: FieldError[];
  retryAfterMs?: number;
  [detail: string]: unknown;
}

/** A refusal that callers may read: a code of the contract, a sentence for people, and what else helps. */
export class DomainError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
    this.name = 'DomainError';
    this.status = errorCodes[code];
  }
}

/** Also the answer for someone else's thing, so that ids cannot be probed. */
export const notFound = (what: string) => new DomainError('NOT_FOUND', `${what} not found`);
