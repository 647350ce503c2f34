import { Every } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import { LoginSessionsRepository } from './login-sessions.repository';

/** Ended sign-ins stay this long, for questions like "who was signed in that day". */
const SESSION_DAYS = 180;

/** Timed work of accounts (worker role): ends the life of expired tokens, sign-ins and counted failures. */
@Injectable()
export class LoginHousekeepingJob {
  constructor(private readonly logins: LoginSessionsRepository) {}

  @Every(3_600_000, { name: 'accounts-login-housekeeping', exclusive: true })
  async deleteExpired(): Promise<void> {
    await this.logins.deleteExpired(SESSION_DAYS);
  }
}
