import { decodeIdCursor, toPage, type Page } from '@hearken/platform-database';
import { notFound } from '@hearken/platform-errors';
import { Injectable } from '@nestjs/common';

import { ConsentsService } from '../consents/consents.service';
import { parseIdentifier } from '../identifiers/identifier.rules';
import { LoginSessionsRepository } from '../login/login-sessions.repository';
import type { LoginSession } from '../login/login';
import type { MaskedAccount } from './account';
import type { ListUsersQuery } from './accounts.dto';
import { PersonalAccountsRepository } from './personal-accounts.repository';

const SHOWN_LOGINS = 50;

export interface UserDetail {
  account: MaskedAccount;
  consented: boolean;
  loginSessions: LoginSession[];
}

/** Accounts as staff see them, personal fields masked. */
@Injectable()
export class UserDetailsService {
  constructor(
    private readonly accounts: PersonalAccountsRepository,
    private readonly logins: LoginSessionsRepository,
    private readonly consents: ConsentsService,
  ) {}

  /** Newest first. A whole e-mail address or phone number in `q` finds its account, anything else part of the name. */
  async list({ cursor, limit, q, role, status }: ListUsersQuery): Promise<Page<MaskedAccount>> {
    const filter = { name: q, identifier: q ? parseIdentifier(q) : null, role, status };
    const rows = await this.accounts.list(filter, cursor ? decodeIdCursor(cursor) : null, limit + 1);
    return toPage(rows, limit, (row) => [row.id]);
  }

  async find(id: string): Promise<UserDetail> {
    const account = await this.accounts.findById(id);
    if (!account) throw notFound('account');
    return {
      account,
      consented: await this.consents.hasServiceConsent(id),
      loginSessions: await this.logins.listLive(id, null, SHOWN_LOGINS),
    };
  }
}
