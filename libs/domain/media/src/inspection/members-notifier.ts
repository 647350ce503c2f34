import { ConversationsService } from '@hearken/domain-conversations';
import { UnitOfWork } from '@hearken/platform-database';
import { Publisher } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

/** Tells the open pages of a conversation's members, after the commit. */
@Injectable()
export class MembersNotifier {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conversations: ConversationsService,
    private readonly publisher: Publisher,
  ) {}

  async tell(conversationId: string, kind: string, data: Record<string, unknown>): Promise<void> {
    const members = await this.conversations.members(conversationId);
    const accountIds = members.map(({ accountId }) => accountId);
    this.unitOfWork.afterCommit(() =>
      this.publisher.toAccounts(accountIds, [{ event: 'notification', data: { kind, data } }]),
    );
  }
}
