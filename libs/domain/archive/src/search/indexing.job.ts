import { textOfContent } from '@hearken/contracts';
import { KEY_PROVIDER, type KeyProvider } from '@hearken/crypto';
import { UnitOfWork } from '@hearken/platform-database';
import { Every, Sweeps } from '@hearken/platform-messaging';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';

import { MessagesRepository } from '../messages/messages.repository';
import { MessageTexts } from '../messages/message-texts';
import { ArchiveScope } from '../scope/archive-scope';
import { indexTokens } from './tokens.rules';

interface Unindexed {
  id: string;
  corp: string;
  sentAt: Date;
}

const DAY_MS = 86_400_000;

/** Builds the search index behind the messages, so that storing one never waits for a GIN index. */
@Injectable()
export class IndexingJob implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scope: ArchiveScope,
    private readonly messages: MessagesRepository,
    private readonly texts: MessageTexts,
    @Inject(KEY_PROVIDER) private readonly keys: KeyProvider,
  ) {}

  onModuleInit(): Promise<void> {
    return this.makePartitions();
  }

  /** Months ahead of time: a message never waits for its partition. */
  @Every(DAY_MS / 2, { name: 'archive search partitions', exclusive: true })
  async makePartitions(): Promise<void> {
    await this.unitOfWork.query(`SELECT archive.ensure_search_partitions((now() AT TIME ZONE 'UTC')::date, 4)`);
  }

  @Sweeps<Unindexed>({
    name: 'archive index',
    claim: `SELECT message_id AS id, corp, sent_at AS "sentAt" FROM archive.unindexed ORDER BY message_id LIMIT $1 FOR UPDATE SKIP LOCKED`,
  })
  index({ id, corp, sentAt }: Unindexed): Promise<void> {
    return this.scope.run(corp, async () => {
      const [message] = await this.messages.findByIds([id]);
      const content = message && (await this.texts.contentOf(message));
      const { key } = await this.keys.current('search-tokens');
      const chunks = indexTokens(key, textOfContent(content));
      if (chunks.length > 0)
        await this.unitOfWork.query('SELECT archive.index_message($1, $2, $3::text[]::tsvector[])', [
          id,
          sentAt,
          chunks,
        ]);
      await this.unitOfWork.query('DELETE FROM archive.unindexed WHERE message_id = $1', [id]);
    });
  }
}
