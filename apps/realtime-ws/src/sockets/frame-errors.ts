import type { FrameError } from '@hearken/contracts';
import { DomainError } from '@hearken/platform-errors';
import { Logger } from '@nestjs/common';

const logger = new Logger('Sockets');

/** What a client is told of an error: a refusal's own code, and of a fault of ours only that it was one. */
export function toFrameError(error: unknown, event: string): FrameError {
  if (error instanceof DomainError) {
    const { retryAfterMs } = error.details;
    return { code: error.code, message: error.message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
  logger.error(
    `${event} failed: ${error instanceof Error ? error.message : String(error)}`,
    error instanceof Error ? error.stack : undefined,
  );
  return { code: 'INTERNAL', message: 'Something went wrong on our side' };
}
