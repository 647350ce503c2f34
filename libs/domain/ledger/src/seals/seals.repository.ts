import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

export interface Sealed {
  sealed: number;
  /** Journals whose rows do not match their hash. */
  refused: number;
}

@Injectable()
export class SealsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Seals and folds up to `limit` journals; 0 while another process does. */
  async seal(limit: number): Promise<Sealed> {
    const [row] = await this.unitOfWork.query<Sealed>('SELECT sealed, refused FROM ledger.seal($1)', [limit]);
    return row!;
  }

  /** Age of the oldest journal without a seal, in seconds; 0 when all are sealed. */
  async oldestUnsealedSeconds(): Promise<number> {
    const [row] = await this.unitOfWork.query<{ age: number }>(
      'SELECT coalesce(extract(epoch FROM now() - min(queued_at)), 0)::float8 AS age FROM ledger.unsealed',
    );
    return row!.age;
  }
}
