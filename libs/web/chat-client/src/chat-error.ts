import type { ErrorCode } from '@hearken/contracts';

import type { ChatFailure } from './types';

/** What a request rejects with: `code` is for programs, `message` for logs. */
export class ChatError extends Error implements ChatFailure {
  readonly code: ErrorCode;
  readonly retryAfterMs?: number;

  constructor(failure: ChatFailure) {
    super(failure.message);
    this.name = 'ChatError';
    this.code = failure.code;
    if (failure.retryAfterMs !== undefined) this.retryAfterMs = failure.retryAfterMs;
  }
}
