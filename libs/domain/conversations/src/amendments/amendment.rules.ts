import { messageTypes } from '@hearken/contracts';
import { DomainError } from '@hearken/platform-errors';

import { entryNotFound } from '../conversations/conversation.errors';
import type { StoredEntry } from '../log/entry';

type Amendable = Pick<StoredEntry, 'senderId' | 'type' | 'createdAt' | 'recalledBySeq' | 'takenDownBySeq' | 'body'>;

/** @throws NOT_FOUND for what is not one's own, NOT_RECALLABLE, RECALL_WINDOW_PASSED */
export function assertRecallable(entry: Amendable | undefined, accountId: string, now: Date, windowMs: number): void {
  assertOwnMessage(entry, accountId);
  // Recalled already: the notice's id makes the repetition find the first recall.
  if (entry.recalledBySeq !== null) return;
  assertUntouched(entry);
  if (now.getTime() - entry.createdAt.getTime() > windowMs)
    throw new DomainError('RECALL_WINDOW_PASSED', 'It is too late to recall this message');
}

/** @throws NOT_FOUND for what is not one's own, NOT_RECALLABLE for what is no text or gone, EDIT_WINDOW_PASSED */
export function assertEditable(entry: Amendable | undefined, accountId: string, now: Date, windowMs: number): void {
  assertOwnMessage(entry, accountId);
  if (entry.type !== 'text' || entry.recalledBySeq !== null) throw notAmendable();
  assertUntouched(entry);
  if (now.getTime() - entry.createdAt.getTime() > windowMs)
    throw new DomainError('EDIT_WINDOW_PASSED', 'It is too late to edit this message');
}

function assertOwnMessage(entry: Amendable | undefined, accountId: string): asserts entry is Amendable {
  if (!entry) throw entryNotFound();
  if (entry.senderId !== accountId || !(messageTypes as readonly string[]).includes(entry.type)) throw notAmendable();
}

function assertUntouched(entry: Amendable): void {
  if (entry.takenDownBySeq !== null || entry.body === null) throw notAmendable();
}

const notAmendable = (): DomainError =>
  new DomainError('NOT_RECALLABLE', 'Only messages of your own that still stand can be changed');
