import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';

export const IDEMPOTENT_METADATA = 'hearken:idempotent';

export interface IdempotentOptions {
  /**
   * true (default): the handler runs inside one unit of work that also stores the reply, so that effect and reply commit together.
   * false: for handlers that call outside; the key is held by a lease that is renewed while the handler runs.
   */
  transactional?: boolean;
}

/** Requires an `Idempotency-Key` header and answers a repeated request with the stored reply instead of doing it again. */
export function Idempotent({ transactional = true }: IdempotentOptions = {}) {
  return applyDecorators(
    SetMetadata<string, Required<IdempotentOptions>>(IDEMPOTENT_METADATA, { transactional }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'Chosen by the client for one attempt of his, the same on every retry of it',
      schema: { type: 'string', minLength: 8, maxLength: 128, pattern: '^[!-~]{8,128}$' },
    }),
  );
}
