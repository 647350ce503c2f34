import { DomainError, notFound } from './domain-error';

describe('DomainError', () => {
  it('carries the code, the status that the contracts give it, and the details', () => {
    const error = new DomainError('RATE_LIMITED', 'Too many messages', { retryAfterMs: 250 });

    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'DomainError',
      code: 'RATE_LIMITED',
      status: 429,
      message: 'Too many messages',
      details: { retryAfterMs: 250 },
    });
  });

  it('says what was not found', () => {
    expect(notFound('Session')).toMatchObject({ code: 'NOT_FOUND', status: 404, message: 'Session not found' });
  });
});
