import { Every } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import { CallbacksRepository } from '../callbacks/callbacks.repository';
import { OpenPaymentsService } from './open-payments.service';

const HOUR_MS = 3_600_000;
const REFUSALS_KEPT_DAYS = 30;

/** Resolves open payments and throws away old refusals. */
@Injectable()
export class OpenPaymentsJob {
  constructor(
    private readonly open: OpenPaymentsService,
    private readonly callbacks: CallbacksRepository,
  ) {}

  @Every(1_000, { name: 'payments-open' })
  async resolve(): Promise<void> {
    await this.open.resolveDue();
  }

  @Every(HOUR_MS, { name: 'payments-refusals' })
  async forget(): Promise<void> {
    await this.callbacks.deleteRefusalsOlderThan(REFUSALS_KEPT_DAYS);
  }
}
