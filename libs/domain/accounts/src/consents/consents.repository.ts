import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { ConsentDecision, ConsentPurpose } from './consent';

@Injectable()
export class ConsentsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(accountId: string, { purpose, version, given }: Omit<ConsentDecision, 'decidedAt'>): Promise<void> {
    await this.unitOfWork.query(
      'INSERT INTO accounts.consents (account_id, purpose, version, given) VALUES ($1, $2, $3, $4)',
      [accountId, purpose, version, given],
    );
  }

  /** The last decision on each purpose. */
  async latest(accountId: string): Promise<ConsentDecision[]> {
    const rows = await this.unitOfWork.query<{
      purpose: ConsentPurpose;
      version: string;
      given: boolean;
      decided_at: Date;
    }>(
      `SELECT DISTINCT ON (purpose) purpose, version, given, decided_at FROM accounts.consents
       WHERE account_id = $1 ORDER BY purpose, id DESC`,
      [accountId],
    );
    return rows.map(({ purpose, version, given, decided_at: decidedAt }) => ({ purpose, version, given, decidedAt }));
  }
}
