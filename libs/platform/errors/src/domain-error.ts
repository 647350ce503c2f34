import { errorCodes, type ErrorCode } from '@hearken/contracts';

/** One field that was refused; `path` is dotted, as in `items.0.amount`. */
export interface FieldError {
  path: string;
  message: string;
}

/** Facts that travel with a refusal and that a client may act on. Never secrets: they leave the service. */
export interface ErrorDetails {
  errors?: FieldError[];
  retryAfterMs?: number;
  [fact: string]: unknown;
}

/** A refusal with a code from the contracts; the HTTP filter, the gateway and the request/reply layer translate it. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
  }

  /** The HTTP status that the contracts give to the code. */
  get status(): number {
    return errorCodes[this.code];
  }
}

/** The refusal for things that are absent, and for other people's things, so that ids cannot be probed. */
export const notFound = (what: string): DomainError => new DomainError('NOT_FOUND', `${what} not found`);
