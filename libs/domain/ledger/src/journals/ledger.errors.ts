import { DomainError } from '@hearken/platform-errors';

export const unbalanced = (why: string) => new DomainError('LEDGER_UNBALANCED', why);
export const overdrawn = () => new DomainError('LEDGER_OVERDRAWN', 'An account would go below zero');
export const keyConflict = (key: string) =>
  new DomainError('LEDGER_KEY_CONFLICT', `The key ${key} was used for another journal`);
export const insufficientBalance = () =>
  new DomainError('INSUFFICIENT_BALANCE', 'The wallet holds less than is needed');

interface DatabaseError {
  code?: string;
  constraint?: string;
  message: string;
  driverError?: DatabaseError;
}

/** Translates what ledger.post raises (errcodes HL…, the overdraft check); everything else is passed through. */
export function ledgerError(error: unknown, key: string): unknown {
  const outer = error as DatabaseError;
  const cause = outer.driverError ?? outer;
  if (cause.constraint === 'balances_not_overdrawn') return overdrawn();
  if (cause.code === 'HL001') return unbalanced(cause.message);
  if (cause.code === 'HL003') return unbalanced(cause.message);
  if (cause.code === 'HL002') return keyConflict(key);
  return error;
}
