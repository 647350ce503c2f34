import { DomainError } from '@hearken/platform-errors';

export const amountOutOfRange = (min: number, max: number) =>
  new DomainError('AMOUNT_OUT_OF_RANGE', `A top-up is ${min} to ${max} fen`, {
    errors: [{ path: 'amount', message: `from ${min} to ${max}` }],
  });
export const providerUnknown = (name: string) =>
  new DomainError('PAYMENT_PROVIDER_UNKNOWN', `There is no payment provider "${name}"`);
export const returnUrlRefused = () =>
  new DomainError('VALIDATION_FAILED', 'The return address is not a path of this site', {
    errors: [{ path: 'returnUrl', message: 'a path such as /wallet' }],
  });
export const signatureInvalid = (why: string) => new DomainError('CALLBACK_SIGNATURE_INVALID', why);
export const callbackStale = () => new DomainError('CALLBACK_STALE', 'The callback is too old or from the future');
export const callbackMalformed = (why: string) => new DomainError('CALLBACK_MALFORMED', why);
