export { DomainError, notFound, type ErrorDetails, type FieldError } from './domain-error';
