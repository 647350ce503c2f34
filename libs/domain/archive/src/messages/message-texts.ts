import { EntryCipher } from '@hearken/domain-conversations';
import { DomainError } from '@hearken/platform-errors';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { ArchivedMessage } from './archived-message';

/** Opens archived bodies with the key of the conversation they came from. */
@Injectable()
export class MessageTexts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: EntryCipher,
  ) {}

  /** The content as it was sent; null once it or its key is erased. */
  async contentOf({
    id,
    threadId,
    sealed,
  }: Pick<ArchivedMessage, 'id' | 'threadId' | 'sealed'>): Promise<Record<string, unknown> | null> {
    if (sealed === null) return null;
    const [thread] = await this.unitOfWork.query<{ sourceKey: string }>(
      'SELECT source_key AS "sourceKey" FROM archive.threads WHERE id = $1',
      [threadId],
    );
    if (!thread) return null;
    try {
      return await this.cipher.open(thread.sourceKey, id, sealed);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  }
}
