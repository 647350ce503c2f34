import { createHash } from 'node:crypto';

import { DomainError } from '@hearken/platform-errors';
import { Injectable, Logger } from '@nestjs/common';

import type { CallbackReply, RawCallback } from '../providers/payment-provider';
import { ProviderRegistry } from '../providers/provider-registry';
import { CallbacksRepository } from './callbacks.repository';
import { PaymentNotices } from './payment-notices.service';

/** The door that payment providers knock at. */
@Injectable()
export class CallbacksService {
  private readonly logger = new Logger(CallbacksService.name);

  constructor(
    private readonly providers: ProviderRegistry,
    private readonly notices: PaymentNotices,
    private readonly callbacks: CallbacksRepository,
  ) {}

  /** Verifies first, on the raw bytes; a refused callback changes nothing but the list of refusals. A repeat is answered like the first. */
  async receive(name: string, callback: RawCallback, address: string | null): Promise<CallbackReply> {
    const provider = this.providers.find(name);
    let notice;
    try {
      notice = await provider.readCallback(callback);
    } catch (error) {
      if (error instanceof DomainError) await this.note(name, error, callback, address);
      throw error;
    }
    await this.notices.apply(name, notice);
    return provider.callbackReply;
  }

  private async note(
    provider: string,
    { code, message: reason }: DomainError,
    { body }: RawCallback,
    address: string | null,
  ): Promise<void> {
    this.logger.warn(`refused a callback of ${provider}: ${code}`);
    await this.callbacks.insertRefusal({
      provider,
      code,
      reason,
      bodyHash: createHash('sha256').update(body).digest('hex'),
      address,
    });
  }
}
