import { consentGiven, consentWithdrawn } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { DomainError } from '@hearken/platform-errors';
import { Outbox } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import type { ConsentPurpose, ConsentState } from './consent';
import { currentConsents } from './consent-texts';
import { assertCurrent, isComplete, statesOf } from './consent.rules';
import { ConsentsRepository } from './consents.repository';

export interface Decision {
  purpose: ConsentPurpose;
  version: string;
  given: boolean;
}

/** Who agreed to what. Nothing is cached: a withdrawal counts for the very next message. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consents: ConsentsRepository,
    private readonly outbox: Outbox,
  ) {}

  async statesOf(accountId: string): Promise<ConsentState[]> {
    return statesOf(currentConsents, await this.consents.latest(accountId));
  }

  /** Whether every required consent is given in the version in force. */
  async hasServiceConsent(accountId: string): Promise<boolean> {
    return isComplete(await this.statesOf(accountId));
  }

  /** @throws CONSENT_REQUIRED naming the purposes that are missing */
  async assertServiceConsent(accountId: string): Promise<void> {
    const states = await this.statesOf(accountId);
    if (isComplete(states)) return;
    const missing = states.filter(({ required, valid }) => required && !valid).map(({ purpose }) => purpose);
    throw new DomainError('CONSENT_REQUIRED', 'Consent to the terms of counselling is missing', { missing });
  }

  /** Writes decisions down, all or none. @throws CONSENT_OUTDATED */
  decide(accountId: string, decisions: Decision[]): Promise<ConsentState[]> {
    return this.unitOfWork.run(async () => {
      for (const decision of decisions) assertCurrent(currentConsents, decision);
      for (const decision of decisions) {
        await this.consents.insert(accountId, decision);
        const { purpose, version, given } = decision;
        await this.outbox.add(given ? consentGiven : consentWithdrawn, accountId, { accountId, purpose, version });
      }
      return this.statesOf(accountId);
    });
  }

  /** Gives every required consent; for demo accounts, whose owner has nothing to read. */
  giveAllRequired(accountId: string): Promise<ConsentState[]> {
    const required = currentConsents.filter((document) => document.required);
    return this.decide(
      accountId,
      required.map(({ purpose, version }) => ({ purpose, version, given: true })),
    );
  }
}
