import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

export interface RevokedLogin {
  sid: string;
  accountId: string;
}

/** Which sign-ins were ended; every service may read these columns and no others. */
@Injectable()
export class RevocationsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Revoked after `since` minus `seconds`, or in the last `seconds` without it; `now` is the database's clock. */
  async since(since: Date | null, seconds: number): Promise<{ logins: RevokedLogin[]; now: Date }> {
    const rows = await this.unitOfWork.query<{ id: string | null; account_id: string; now: Date }>(
      `SELECT l.id, l.account_id, clock.now FROM (SELECT clock_timestamp() AS now) clock
       LEFT JOIN accounts.login_sessions l ON l.revoked_at > coalesce($1::timestamptz, clock.now) - make_interval(secs => $2)
       ORDER BY l.revoked_at`,
      [since, seconds],
    );
    const logins = rows.flatMap(({ id, account_id: accountId }) => (id === null ? [] : [{ sid: id, accountId }]));
    return { logins, now: rows[0]?.now ?? new Date() };
  }
}
