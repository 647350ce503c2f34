import { DomainError } from '@hearken/platform-errors';

export const uploadIncomplete = () =>
  new DomainError('UPLOAD_INCOMPLETE', 'The file has not arrived whole; upload it again');
export const uploadExpired = () =>
  new DomainError('UPLOAD_EXPIRED', 'The time for this upload is over; ask for a new one');
export const attachmentNotReady = () =>
  new DomainError('ATTACHMENT_NOT_READY', 'The file is still being checked', { retryAfterMs: 1000 });
export const mediaRefused = (reason: string) =>
  new DomainError('MEDIA_TYPE_REFUSED', 'The file was refused', { reason });
