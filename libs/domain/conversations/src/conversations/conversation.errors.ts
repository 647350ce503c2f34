import { DomainError, notFound } from '@hearken/platform-errors';

/** Also for conversations of others, so that ids cannot be probed. */
export const conversationNotFound = (): DomainError => notFound('Conversation');
export const entryNotFound = (): DomainError => notFound('Entry');
export const conversationClosed = (): DomainError =>
  new DomainError('CONVERSATION_CLOSED', 'The conversation is closed');
export const clientMessageIdConflict = (): DomainError =>
  new DomainError('CLIENT_MESSAGE_ID_CONFLICT', 'This clientMessageId was used for another message');
export const resyncRequired = (): DomainError =>
  new DomainError('RESYNC_REQUIRED', 'lastSeq is beyond the log: forget what is there and read anew');
export const overloaded = (retryAfterMs: number): DomainError =>
  new DomainError('UNAVAILABLE', 'More messages than can be stored at the moment', { retryAfterMs });
