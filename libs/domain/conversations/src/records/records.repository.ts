import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

/** Finds conversations by what they belong to. */
@Injectable()
export class RecordsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async findConversationOfSession(sessionId: string): Promise<string | null> {
    const [row] = await this.unitOfWork.query<{ id: string }>(
      'SELECT id FROM conversations.conversations WHERE session_id = $1',
      [sessionId],
    );
    return row?.id ?? null;
  }
}
