import { Module } from '@nestjs/common';

import { CallbacksController } from './callbacks/callbacks.controller';
import { PaymentsController } from './payments/payments.controller';
import { PaymentsModule } from './payments.module';
import { SandboxController } from './sandbox/sandbox.controller';

/** Routes of payers, the door for providers, and the sandbox's page. */
@Module({ imports: [PaymentsModule], controllers: [PaymentsController, CallbacksController, SandboxController] })
export class PaymentsApiModule {}
