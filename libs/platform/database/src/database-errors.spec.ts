import { DomainError } from '@hearken/platform-errors';
import { QueryFailedError } from 'typeorm';
import { isRetryable, isUniqueViolation, translateDatabaseError } from './database-errors';

const pgError = (code: string, more: object = {}) => Object.assign(new Error('from pg'), { code, ...more });
const failed = (code: string, more: object = {}) => new QueryFailedError('SELECT', [], pgError(code, more));

describe('database errors', () => {
  it.each(['40001', '40P01'])('%s is worth a repetition', (code) => {
    expect(isRetryable(failed(code))).toBe(true);
    expect(isRetryable(pgError(code))).toBe(true);
  });

  it('nothing else is repeated', () => {
    expect(isRetryable(failed('23505'))).toBe(false);
    expect(isRetryable(new Error('no code'))).toBe(false);
    expect(isRetryable(undefined)).toBe(false);
  });

  it('tells one unique index from another', () => {
    const error = failed('23505', { constraint: 'accounts_email_key' });

    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, 'accounts_email_key')).toBe(true);
    expect(isUniqueViolation(error, 'accounts_phone_key')).toBe(false);
    expect(isUniqueViolation(failed('23503'))).toBe(false);
  });

  it.each(['ECONNREFUSED', '57P01', '08006'])('%s means that the database is not available', (code) => {
    const cause = failed(code);

    expect(translateDatabaseError(cause)).toMatchObject({ code: 'UNAVAILABLE', status: 503, cause });
  });

  it('knows a lost connection by its message where pg gives no code', () => {
    expect(translateDatabaseError(new Error('Connection terminated unexpectedly'))).toBeInstanceOf(DomainError);
  });

  it('leaves refusals and other failures as they are', () => {
    const refusal = new DomainError('CONFLICT', 'no');
    const bug = failed('42P01');

    expect(translateDatabaseError(refusal)).toBe(refusal);
    expect(translateDatabaseError(bug)).toBe(bug);
  });
});
