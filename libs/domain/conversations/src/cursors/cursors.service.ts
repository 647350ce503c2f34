import { DomainError } from '@hearken/platform-errors';
import { Injectable } from '@nestjs/common';

import { conversationNotFound } from '../conversations/conversation.errors';
import { EntriesRepository } from '../log/entries.repository';
import { CursorsRepository, type Cursor } from './cursors.repository';

/** 0 ≤ read ≤ received ≤ head, merged over a member's devices; staff who look on never mark as read. */
@Injectable()
export class CursorsService {
  constructor(
    private readonly cursors: CursorsRepository,
    private readonly entries: EntriesRepository,
  ) {}

  /** @returns the merged cursor and the head. @throws NOT_FOUND, CURSOR_OUT_OF_RANGE beyond the head */
  async advance(
    accountId: string,
    conversationId: string,
    { received = 0, read = 0 }: Partial<Cursor>,
  ): Promise<Cursor & { head: number }> {
    const moved = await this.cursors.advance(conversationId, accountId, { received, read });
    if (moved) return moved;
    const head = await this.entries.findHeadForMember(conversationId, accountId);
    if (head === null) throw conversationNotFound();
    throw new DomainError('CURSOR_OUT_OF_RANGE', `The log ends at ${head}`);
  }
}
