import { createHash } from 'node:crypto';

import { fen } from '@hearken/contracts';
import { ConsentsService, RegistrationService } from '@hearken/domain-accounts';
import { CounselorsService } from '@hearken/domain-counselors';
import { WalletService } from '@hearken/domain-ledger';
import { Injectable } from '@nestjs/common';

import { trafficUser } from './demo-data/traffic';
import { demoCounselors, demoPassword, demoStaff, demoUsers, type DemoPerson } from './demo-data/people';

/** 200 yuan: enough for the demo's sessions and some of one's own. */
const TOP_UP = fen(20_000);
const ENOUGH = fen(5_000);

/** Account ids by e-mail address. */
export type DemoIds = ReadonlyMap<string, string>;

/** Makes the demo accounts, through the same doors as real ones. */
@Injectable()
export class DemoPeople {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly consents: ConsentsService,
    private readonly counselors: CounselorsService,
    private readonly wallets: WalletService,
  ) {}

  /** Makes who is missing; answers with everybody. */
  async ensure(): Promise<DemoIds> {
    const ids = new Map<string, string>();
    for (const person of demoStaff) ids.set(person.email, await this.account(person));
    for (const person of demoUsers) ids.set(person.email, await this.user(person));
    for (const { email, profile } of demoCounselors) {
      const id = await this.account({ email, displayName: profile.displayName, roles: ['counselor'] });
      await this.counselors.ensureProfile({ ...profile, id });
      ids.set(email, id);
    }
    return ids;
  }

  /** The user behind `hearken demo traffic`, with enough to go on talking. */
  async ensureTrafficUser(): Promise<void> {
    const userId = await this.user(trafficUser);
    const { cash } = await this.wallets.wallet(userId);
    if (cash >= ENOUGH) return;
    const paymentId = paymentIdOf(`${userId} ${new Date().toISOString()}`);
    await this.wallets.topUpPaid({ paymentId, userId, provider: 'sandbox', amount: TOP_UP });
  }

  private async user(person: DemoPerson): Promise<string> {
    const id = await this.account(person);
    if (!(await this.consents.hasServiceConsent(id))) await this.consents.giveAllRequired(id);
    // The ledger takes each payment once, however often this runs.
    await this.wallets.topUpPaid({ paymentId: paymentIdOf(id), userId: id, provider: 'sandbox', amount: TOP_UP });
    return id;
  }

  private async account({ email, displayName, roles }: DemoPerson): Promise<string> {
    const { id } = await this.registrations.ensure({
      identifier: email,
      password: demoPassword,
      displayName,
      roles,
      isDemo: true,
    });
    return id;
  }
}

/** The same for the same thing: a UUID made of a hash (RFC 9562, version 8). */
function paymentIdOf(what: string): string {
  const hex = createHash('sha256').update(`hearken.demo.top-up\n${what}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
