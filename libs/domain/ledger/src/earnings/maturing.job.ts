import { Every } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import { MaturitiesService } from './maturities.service';

const MINUTE_MS = 60_000;

/** Makes due earnings available; rows are claimed one by one, so several processes may do it at once. */
@Injectable()
export class MaturingJob {
  constructor(private readonly maturities: MaturitiesService) {}

  @Every(MINUTE_MS, { name: 'ledger-mature' })
  async mature(): Promise<void> {
    await this.maturities.matureDue();
  }
}
