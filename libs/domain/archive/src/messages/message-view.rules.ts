import type { ArchivedMessage } from './archived-message';
import type { MessageFilter } from './messages.repository';

/** Recalled and taken-down messages are shown to auditors only; for others they stay as a place without words. */
export function isReadable({ recalled, takenDown }: ArchivedMessage, originals: boolean): boolean {
  return originals || (!recalled && !takenDown);
}

const absentOrEqual = <T>(wanted: T | undefined, value: T): boolean => wanted === undefined || wanted === value;

export function matches(
  message: ArchivedMessage,
  { threadId, sender, type, from, to }: Omit<MessageFilter, 'limit'>,
): boolean {
  return (
    absentOrEqual(threadId, message.threadId) &&
    absentOrEqual<string | null>(sender, message.sender) &&
    absentOrEqual(type, message.type) &&
    (from === undefined || message.sentAt >= from) &&
    (to === undefined || message.sentAt < to)
  );
}
