import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

/** The corp of the platform's own chats. */
export const SELF = 'self';

/** Opens the archive for one corp: row-level security shows nothing outside of it, and nothing at all without it. */
@Injectable()
export class ArchiveScope {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run<T>(corp: string, work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async () => {
      await this.unitOfWork.query(`SELECT set_config('hearken.corp', $1, true)`, [corp]);
      return work();
    });
  }
}
