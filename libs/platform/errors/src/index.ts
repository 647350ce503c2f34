export type { ErrorCode } from '@hearken/contracts';
export { DomainError, notFound, type ErrorDetails, type FieldError } from './domain-error';
