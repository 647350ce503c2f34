import type { SessionState } from '@hearken/contracts';
import { DomainError, notFound } from '@hearken/platform-errors';

export const sessionNotFound = (): DomainError => notFound('session');

export const illegalStep = (from: SessionState, to: string): DomainError =>
  new DomainError('ILLEGAL_TRANSITION', `A session that is ${from} cannot become ${to}`, { state: from });

export const versionConflict = (): DomainError =>
  new DomainError('VERSION_CONFLICT', 'The session has changed meanwhile; read it again');

export const alreadyOpen = (sessionId: string): DomainError =>
  new DomainError('SESSION_ALREADY_OPEN', 'There is an open session for this pair', { sessionId });

export const alreadyTaken = (): DomainError => new DomainError('ALREADY_TAKEN', 'The request has been taken');

export const capacityReached = (): DomainError =>
  new DomainError('CAPACITY_REACHED', 'You have as many sessions as you can take');

export const counselorUnavailable = (): DomainError =>
  new DomainError('COUNSELOR_UNAVAILABLE', 'The counselor is not available');

export const insufficientBalance = (): DomainError =>
  new DomainError('INSUFFICIENT_BALANCE', 'The balance does not cover one minute');

export const otherIsAway = (state: SessionState): DomainError =>
  new DomainError('ILLEGAL_TRANSITION', 'The other side is not connected', { state });

export const pausedByOther = (state: SessionState): DomainError =>
  new DomainError('ILLEGAL_TRANSITION', 'Only who paused the session can resume it', { state });
