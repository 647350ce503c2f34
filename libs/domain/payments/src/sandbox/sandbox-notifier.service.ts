import { randomBytes } from 'node:crypto';

import { serviceConfig, type ConfigOf } from '@hearken/platform-config';
import { Inject, Injectable, Logger } from '@nestjs/common';

import { paymentsConfig } from '../payments.config';
import { SandboxChargesRepository, type DueNotification } from './sandbox-charges.repository';
import { SandboxKeys } from './sandbox-keys';

const AT_ONCE = 20;

/** Posts the sandbox's signed callbacks over HTTP, at least once each. */
@Injectable()
export class SandboxNotifier {
  private readonly logger = new Logger(SandboxNotifier.name);

  constructor(
    private readonly charges: SandboxChargesRepository,
    private readonly keys: SandboxKeys,
    @Inject(paymentsConfig.token) private readonly config: ConfigOf<typeof paymentsConfig>,
    @Inject(serviceConfig.token) private readonly service: ConfigOf<typeof serviceConfig>,
  ) {}

  /** Sends one notification now; never throws, because the row stays due. */
  async deliver(id: string): Promise<void> {
    await this.sendAll(await this.charges.claimDue(1, id));
  }

  /** Sends what is due. */
  async deliverDue(): Promise<void> {
    await this.charges.deleteOldNotifications();
    await this.sendAll(await this.charges.claimDue(AT_ONCE));
  }

  private async sendAll(due: DueNotification[]): Promise<void> {
    await Promise.all(due.map((notification) => this.send(notification)));
  }

  private async send({ id, body, attempts }: DueNotification): Promise<void> {
    try {
      const { status } = await this.post(Buffer.from(body));
      if (status < 200 || status > 299) throw new Error(`answered ${status}`);
      await this.charges.deleteNotification(id);
    } catch (error) {
      this.logger.warn(`callback ${id} was not taken, attempt ${attempts}: ${String(error)}`);
    }
  }

  private async post(body: Buffer): Promise<Response> {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const nonce = randomBytes(16).toString('hex');
    const { serial, signature } = await this.keys.sign(timestamp, nonce, body);
    return fetch(this.config.sandboxCallbackUrl ?? `${this.service.publicUrl}/callbacks/pay/sandbox`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(this.config.sandboxCallbackTimeoutMs),
      headers: {
        'content-type': 'application/json',
        'x-sandbox-timestamp': timestamp,
        'x-sandbox-nonce': nonce,
        'x-sandbox-serial': serial,
        'x-sandbox-signature': signature,
      },
      body: new Uint8Array(body),
    });
  }
}
