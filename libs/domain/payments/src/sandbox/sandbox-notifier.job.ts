import { Every } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import { SandboxNotifier } from './sandbox-notifier.service';

/** Repeats callbacks of the sandbox that were not taken. */
@Injectable()
export class SandboxNotifierJob {
  constructor(private readonly notifier: SandboxNotifier) {}

  @Every(1_000, { name: 'sandbox-notifications' })
  async deliver(): Promise<void> {
    await this.notifier.deliverDue();
  }
}
