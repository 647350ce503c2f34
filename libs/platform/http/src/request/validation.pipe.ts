import { DomainError, type FieldError } from '@hearken/platform-errors';
import { StandardSchemaValidationPipe } from '@nestjs/common';

/** As many as help a person; a body of a megabyte can be wrong in a hundred thousand places. */
const MOST_ERRORS = 20;
const LONGEST_MESSAGE = 200;

interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[];
}

/** Validates `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })`; what is wrong is said field by field. */
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: validationFailed });
  }
}

/** Also for socket frames and forms that are validated by hand. */
export function validationFailed(issues: readonly Issue[]): DomainError {
  return new DomainError('VALIDATION_FAILED', 'The request is not valid', {
    errors: issues.slice(0, MOST_ERRORS).map(toFieldError),
  });
}

function toFieldError({ message, path = [] }: Issue): FieldError {
  const keys = path.map((segment) => String(typeof segment === 'object' ? segment.key : segment));
  return { path: keys.join('.').slice(0, LONGEST_MESSAGE), message: message.slice(0, LONGEST_MESSAGE) };
}
