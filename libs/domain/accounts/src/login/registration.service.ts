import { accountRegistered, type Role } from '@hearken/contracts';
import { UnitOfWork, uuidv7 } from '@hearken/platform-database';
import { Outbox } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import { PersonalAccountsRepository, type NewAccount } from '../accounts/personal-accounts.repository';
import { parseIdentifier } from '../identifiers/identifier.rules';
import { CredentialsRepository } from './credentials.repository';
import { identifierTaken, notAnIdentifier } from './login.errors';
import { PasswordsService } from './passwords.service';

export interface Registration {
  identifier: string;
  password: string;
  displayName: string;
  roles?: Role[];
  isDemo?: boolean;
}

/** Opens accounts. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: PersonalAccountsRepository,
    private readonly credentials: CredentialsRepository,
    private readonly passwords: PasswordsService,
    private readonly outbox: Outbox,
  ) {}

  /** Opens an account, a user's unless told otherwise; returns its id. @throws IDENTIFIER_TAKEN */
  async open({
    identifier: typed,
    password,
    displayName,
    roles = ['user'],
    isDemo = false,
  }: Registration): Promise<string> {
    const identifier = parseIdentifier(typed);
    if (!identifier) throw notAnIdentifier();
    // Hashing takes its time: not inside the transaction.
    const passwordHash = await this.passwords.hash(password);
    const account = { id: uuidv7(), displayName, roles, identifier, isDemo };
    await this.unitOfWork.run(() => this.insert(account, passwordHash));
    return account.id;
  }

  /** Like `open`, but finds the account when there is one; for seeds that run again. */
  async ensure(registration: Registration): Promise<{ id: string; created: boolean }> {
    const identifier = parseIdentifier(registration.identifier);
    if (!identifier) throw notAnIdentifier();
    const id = await this.accounts.findIdByIdentifier(identifier);
    return id ? { id, created: false } : { id: await this.open(registration), created: true };
  }

  private async insert(account: NewAccount, passwordHash: string): Promise<void> {
    if (!(await this.accounts.insert(account))) throw identifierTaken();
    await this.credentials.insert(account.id, passwordHash);
    const { id: accountId, roles, displayName } = account;
    await this.outbox.add(accountRegistered, accountId, { accountId, roles, displayName });
  }
}
