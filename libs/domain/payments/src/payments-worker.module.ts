import { Module } from '@nestjs/common';

import { OpenPaymentsJob } from './payments/open-payments.job';
import { PaymentsModule } from './payments.module';
import { SandboxNotifierJob } from './sandbox/sandbox-notifier.job';

/** Payments in doubt and the sandbox's repeated callbacks: worker role. */
@Module({ imports: [PaymentsModule], providers: [OpenPaymentsJob, SandboxNotifierJob] })
export class PaymentsWorkerModule {}
