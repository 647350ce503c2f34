import { conversationCreated } from '@hearken/contracts';
import { toPage, UnitOfWork, uuidv7, type Page, type PageQuery } from '@hearken/platform-database';
import { Outbox } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import type { ConversationSummary, Member } from './conversation';
import { conversationNotFound } from './conversation.errors';
import { ConversationKeys } from './conversation-keys';
import { ConversationsRepository } from './conversations.repository';
import { MemberChanges } from './member-changes';

/** Conversations as other domains and the REST routes see them; joins the ambient unit of work. */
@Injectable()
export class ConversationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly repository: ConversationsRepository,
    private readonly keys: ConversationKeys,
    private readonly memberChanges: MemberChanges,
  ) {}

  /** Opens a conversation with its own data key. @returns its id */
  create({ sessionId, memberships }: { sessionId: string | null; memberships: readonly Member[] }): Promise<string> {
    return this.unitOfWork.run(async () => {
      const id = uuidv7();
      await this.repository.insert({ id, sessionId, ...(await this.keys.create(id)) }, memberships);
      const memberIds = memberships.map(({ accountId }) => accountId);
      await this.outbox.add(conversationCreated, id, { conversationId: id, sessionId, memberIds });
      return id;
    });
  }

  addMember(conversationId: string, member: Member): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.repository.insertMember(conversationId, member);
      await this.membersChanged(conversationId);
    });
  }

  /** From now on the account neither reads nor writes here; what it wrote stays. */
  removeMember(conversationId: string, accountId: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.repository.markLeft(conversationId, accountId);
      await this.membersChanged(conversationId);
    });
  }

  /** Until when members may write; null = open. The append function asks for it under the head's lock. @throws NOT_FOUND */
  async setWritableUntil(conversationId: string, at: Date | null): Promise<void> {
    if (!(await this.repository.setWritableUntil(conversationId, at))) throw conversationNotFound();
  }

  members(conversationId: string): Promise<Member[]> {
    return this.repository.findMembers(conversationId);
  }

  async isMember(conversationId: string, accountId: string): Promise<boolean> {
    return (await this.repository.findMemberRole(conversationId, accountId)) !== null;
  }

  heads(conversationIds: readonly string[]): Promise<{ conversationId: string; head: number }[]> {
    return this.repository.findHeads(conversationIds);
  }

  /** The newest activity first. */
  async listFor(accountId: string, page: PageQuery): Promise<Page<ConversationSummary>> {
    const rows = await this.repository.findPageOfMember(accountId, page);
    return toPage(rows, page.limit, (row) => [row.lastAt.toISOString(), row.id]);
  }

  /** @throws NOT_FOUND for those who are no members */
  async view(accountId: string, conversationId: string): Promise<ConversationSummary> {
    const found = await this.repository.findOfMember(conversationId, accountId);
    if (!found) throw conversationNotFound();
    return found;
  }

  private async membersChanged(conversationId: string): Promise<void> {
    await this.repository.countMembersChange(conversationId);
    this.unitOfWork.afterCommit(() => this.memberChanges.announce(conversationId));
  }
}
