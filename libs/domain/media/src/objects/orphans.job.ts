import { UnitOfWork } from '@hearken/platform-database';
import { Sweeps } from '@hearken/platform-messaging';
import { ObjectStorage } from '@hearken/platform-storage';
import { Injectable } from '@nestjs/common';

import { MediaObjectsRepository } from './media-objects.repository';

interface Orphan {
  id: string;
  storageKey: string;
}

/** Uploads that were asked for and never completed: the place is taken back. */
@Injectable()
export class OrphansJob {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly objects: MediaObjectsRepository,
    private readonly storage: ObjectStorage,
  ) {}

  @Sweeps<Orphan>({
    name: 'media orphans',
    claim: `SELECT id, storage_key AS "storageKey" FROM media.objects WHERE state = 'requested' AND upload_until < now()
            ORDER BY upload_until LIMIT $1 FOR UPDATE SKIP LOCKED`,
  })
  async expire({ id, storageKey }: Orphan): Promise<void> {
    await this.objects.move(id, 'requested', 'expired');
    this.unitOfWork.afterCommit(() => this.storage.delete(storageKey));
  }
}
