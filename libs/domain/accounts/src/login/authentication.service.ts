import type { ConfigOf } from '@hearken/platform-config';
import { Inject, Injectable } from '@nestjs/common';

import { accountsConfig } from '../accounts.config';
import { PersonalAccountsRepository } from '../accounts/personal-accounts.repository';
import { parseIdentifier, type Identifier } from '../identifiers/identifier.rules';
import { PersonalFieldsService } from '../identifiers/personal-fields.service';
import { CredentialsRepository } from './credentials.repository';
import { waitAfterFailures } from './login-delay.rules';
import { invalidCredentials, tooManyFailures } from './login.errors';
import { PasswordsService } from './passwords.service';

/** Checks passwords. An unknown identifier answers the same as a wrong password, in the same time and with the same delays. */
@Injectable()
export class AuthenticationService {
  constructor(
    private readonly accounts: PersonalAccountsRepository,
    private readonly personalFields: PersonalFieldsService,
    private readonly credentials: CredentialsRepository,
    private readonly passwords: PasswordsService,
    @Inject(accountsConfig.token) private readonly config: ConfigOf<typeof accountsConfig>,
  ) {}

  /** The account's id. @throws INVALID_CREDENTIALS, or RATE_LIMITED after many failures */
  async authenticate(typed: string, password: string): Promise<string> {
    const identifier = parseIdentifier(typed);
    // What cannot be an identifier is counted by the address only: there is no account to protect.
    if (!identifier) throw invalidCredentials();
    const index = await this.personalFields.index(identifier);
    await this.assertMayTry(index);

    const accountId = await this.verify(identifier, password);
    if (!accountId) {
      await this.credentials.countFailure(index);
      throw invalidCredentials();
    }
    await this.credentials.forgetFailures(index);
    return accountId;
  }

  private async verify(identifier: Identifier, password: string): Promise<string | null> {
    const accountId = await this.accounts.findIdByIdentifier(identifier);
    const passwordHash = accountId ? await this.credentials.findHash(accountId) : null;
    return (await this.passwords.verify(passwordHash, password)) ? accountId : null;
  }

  private async assertMayTry(index: Buffer): Promise<void> {
    const { loginFreeFailures: freeFailures, loginMaxDelaySeconds: maxDelaySeconds } = this.config;
    const waitMs = waitAfterFailures(await this.credentials.failuresOf(index), { freeFailures, maxDelaySeconds });
    if (waitMs > 0) throw tooManyFailures(waitMs);
  }
}
