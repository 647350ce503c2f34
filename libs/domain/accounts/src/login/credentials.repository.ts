import { CredentialEntity } from '@hearken/entities';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

/** Password hashes, and how often an identifier was tried in vain. */
@Injectable()
export class CredentialsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(accountId: string, passwordHash: string): Promise<void> {
    await this.unitOfWork.manager.getRepository(CredentialEntity).insert({ accountId, passwordHash });
  }

  async findHash(accountId: string): Promise<string | null> {
    const row = await this.unitOfWork.manager.getRepository(CredentialEntity).findOneBy({ accountId });
    return row?.passwordHash ?? null;
  }

  /** Failures in a row and how many seconds ago the last was. */
  async failuresOf(identifierIndex: Buffer): Promise<{ failures: number; secondsAgo: number }> {
    const [row] = await this.unitOfWork.query<{ failures: number; seconds_ago: string }>(
      `SELECT failures, extract(epoch FROM clock_timestamp() - last_failed_at) AS seconds_ago
       FROM accounts.login_failures WHERE identifier_index = $1`,
      [identifierIndex],
    );
    return row ? { failures: row.failures, secondsAgo: Number(row.seconds_ago) } : { failures: 0, secondsAgo: 0 };
  }

  async countFailure(identifierIndex: Buffer): Promise<void> {
    await this.unitOfWork.query(
      `INSERT INTO accounts.login_failures AS f (identifier_index, failures, last_failed_at) VALUES ($1, 1, clock_timestamp())
       ON CONFLICT (identifier_index) DO UPDATE SET failures = f.failures + 1, last_failed_at = clock_timestamp()`,
      [identifierIndex],
    );
  }

  async forgetFailures(identifierIndex: Buffer): Promise<void> {
    await this.unitOfWork.query('DELETE FROM accounts.login_failures WHERE identifier_index = $1', [identifierIndex]);
  }
}
