import type { Actor } from '@hearken/platform-auth';
import { decodeIdCursor, toPage, type Page, type PageQuery } from '@hearken/platform-database';
import { notFound } from '@hearken/platform-errors';
import { Injectable } from '@nestjs/common';

import { LoginRevoker } from '../revocations/login-revoker.service';
import { AuthenticationService } from './authentication.service';
import type { Client, LoginSession, SignedIn } from './login';
import type { Login, Register } from './login.dto';
import { LoginSessionsRepository } from './login-sessions.repository';
import { RegistrationService } from './registration.service';
import { SignInService } from './sign-in.service';

/** Signing in and out, by oneself. */
@Injectable()
export class LoginService {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly authentication: AuthenticationService,
    private readonly signIns: SignInService,
    private readonly logins: LoginSessionsRepository,
    private readonly revoker: LoginRevoker,
  ) {}

  /** Opens a user's account and signs it in. */
  async register({ identifier, password, displayName }: Register, client: Client): Promise<SignedIn> {
    return this.signIns.signIn(await this.registrations.open({ identifier, password, displayName }), client);
  }

  async login({ identifier, password }: Login, client: Client): Promise<SignedIn> {
    return this.signIns.signIn(await this.authentication.authenticate(identifier, password), client);
  }

  /** Where the account is signed in, newest first. */
  async list(accountId: string, { cursor, limit }: PageQuery): Promise<Page<LoginSession>> {
    const rows = await this.logins.listLive(accountId, cursor ? decodeIdCursor(cursor) : null, limit + 1);
    return toPage(rows, limit, (row) => [row.sid]);
  }

  /** Ends a sign-in of one's own. */
  async revoke(actor: Actor, sid: string): Promise<void> {
    const reason = sid === actor.sid ? 'logout' : 'ended_by_owner';
    if (!(await this.revoker.revokeOne(actor.id, sid, reason))) throw notFound('sign-in');
  }
}
