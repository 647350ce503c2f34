import { createHash, randomBytes } from 'node:crypto';

import { UnitOfWork, uuidv7 } from '@hearken/platform-database';
import { notFound } from '@hearken/platform-errors';
import { Injectable } from '@nestjs/common';

import type { NewCharge } from '../providers/payment-provider';
import type { SandboxCallback, SandboxCharge } from './sandbox-charge';
import { SandboxChargesRepository } from './sandbox-charges.repository';
import { SandboxNotifier } from './sandbox-notifier.service';

/** The payment company behind the sandbox. It knows nothing of our payments but what a charge told it. */
@Injectable()
export class SandboxPsp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly charges: SandboxChargesRepository,
    private readonly notifier: SandboxNotifier,
  ) {}

  /** Opens a charge; a repeat for the same payment gets the same one. */
  open(charge: NewCharge): Promise<SandboxCharge> {
    return this.charges.insertOnce(charge);
  }

  findByPayment(paymentId: string): Promise<SandboxCharge | null> {
    return this.charges.findByPayment(paymentId);
  }

  close(paymentId: string): Promise<boolean> {
    return this.charges.close(paymentId);
  }

  /** A charge for its page, with a fresh token that the page's buttons carry once. @throws NOT_FOUND */
  async show(id: string): Promise<{ charge: SandboxCharge; token: string }> {
    const charge = await this.charges.findById(id);
    if (!charge) throw notFound('charge');
    const token = randomBytes(24).toString('base64url');
    if (charge.state === 'open') await this.charges.setPageToken(id, hashOf(token));
    return { charge, token };
  }

  /**
   * Pays or fails an open charge and tells the merchant. Waits for the first delivery, so that the payer usually returns to a
   * page that already knows; if that fails, the sweeper goes on trying.
   * Null when it is decided, expired, or the page's token was used or is another. @throws NOT_FOUND
   */
  async decide(id: string, token: string, to: 'paid' | 'failed'): Promise<SandboxCharge | null> {
    if (!(await this.charges.findById(id))) throw notFound('charge');
    const notificationId = uuidv7();
    const decided = await this.unitOfWork.run(async () => {
      const charge = await this.charges.decide(id, hashOf(token), to, `SBX${uuidv7().replaceAll('-', '')}`);
      if (charge)
        await this.charges.insertNotification(notificationId, JSON.stringify(callbackOf(notificationId, charge)));
      return charge;
    });
    if (decided) await this.notifier.deliver(notificationId);
    return decided;
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

function callbackOf(
  id: string,
  { id: chargeId, paymentId, state, transactionId, amount, currency }: SandboxCharge,
): SandboxCallback {
  return {
    id,
    event: state === 'paid' ? 'charge.paid' : 'charge.failed',
    charge: { id: chargeId, merchantReference: paymentId, transactionId: transactionId!, amount, currency },
  };
}
