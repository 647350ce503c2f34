import { permissions, type Entry } from '@hearken/contracts';
import { Audit } from '@hearken/domain-access';
import { Permissions, type Actor } from '@hearken/platform-auth';
import { UnitOfWork } from '@hearken/platform-database';
import { DomainError } from '@hearken/platform-errors';
import { Injectable } from '@nestjs/common';

import { conversationNotFound } from '../conversations/conversation.errors';
import { EntriesService } from '../log/entries.service';
import { RecordsRepository } from './records.repository';

export interface RecordRange {
  from: number;
  to: number;
  /** As written, recalled and edited texts too. */
  originals: boolean;
}

/** Staff reading what members wrote: recorded before anything is shown. */
@Injectable()
export class ConversationsAdminService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly permissions: Permissions,
    private readonly records: RecordsRepository,
    private readonly reading: EntriesService,
  ) {}

  /** The record of a consultation. @throws NOT_FOUND, FORBIDDEN for originals without `chat.audit.read` */
  async entriesOfSession(actor: Actor, sessionId: string, range: RecordRange): Promise<Entry[]> {
    const conversationId = await this.records.findConversationOfSession(sessionId);
    if (!conversationId) throw conversationNotFound();
    return this.entries(actor, conversationId, range);
  }

  /** At most 200 entries of any conversation. @throws NOT_FOUND, FORBIDDEN for originals without `chat.audit.read` */
  async entries(actor: Actor, conversationId: string, { from, to, originals }: RecordRange): Promise<Entry[]> {
    if (originals && !(await this.permissions.can(actor, permissions.auditChatRecords))) {
      throw new DomainError('FORBIDDEN', 'Originals of recalled and edited messages are for auditors');
    }
    await this.unitOfWork.run(() =>
      this.audit.record({
        actorId: actor.id,
        action: originals ? 'chat.original.read' : 'chat.record.read',
        targetType: 'conversation',
        targetId: conversationId,
        after: { from, to },
      }),
    );
    return originals
      ? this.reading.originals(conversationId, from, to)
      : this.reading.redacted(conversationId, from, to);
  }
}
