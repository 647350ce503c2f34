import type { Actor } from '@hearken/platform-auth';
import { DomainError } from '@hearken/platform-errors';

import type { Account } from './account';

/** Refuses to lock oneself out: nobody might be left to undo it. */
export function assertBannable(actor: Pick<Actor, 'id'>, account: Account): void {
  if (actor.id === account.id) throw new DomainError('FORBIDDEN', 'You cannot lock your own account');
  if (account.status === 'banned') throw new DomainError('CONFLICT', 'The account is locked already');
}

/** Refuses where there is nothing to undo. */
export function assertBanned(account: Account): void {
  if (account.status !== 'banned') throw new DomainError('CONFLICT', 'The account is not locked');
}
