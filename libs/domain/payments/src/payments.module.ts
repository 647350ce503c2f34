import { LedgerModule } from '@hearken/domain-ledger';
import type { ConfigOf } from '@hearken/platform-config';
import { Module } from '@nestjs/common';

import { CallbacksRepository } from './callbacks/callbacks.repository';
import { CallbacksService } from './callbacks/callbacks.service';
import { PaymentNotices } from './callbacks/payment-notices.service';
import { OpenPaymentsService, OutsideCalls } from './payments/open-payments.service';
import { PaymentsRepository } from './payments/payments.repository';
import { PaymentsService } from './payments/payments.service';
import { paymentsConfig } from './payments.config';
import { PAYMENT_PROVIDERS } from './providers/payment-provider';
import { ProviderCalls } from './providers/provider-calls';
import { ProviderRegistry } from './providers/provider-registry';
import { SandboxChargesRepository } from './sandbox/sandbox-charges.repository';
import { SandboxKeys } from './sandbox/sandbox-keys';
import { SandboxNotifier } from './sandbox/sandbox-notifier.service';
import { SandboxPsp } from './sandbox/sandbox-psp.service';
import { SandboxProvider } from './sandbox/sandbox.provider';

/** Payments for whoever starts or reads them. Needs `paymentsConfig`, `ledgerConfig`, the database, messaging and KEY_PROVIDER. */
@Module({
  imports: [LedgerModule],
  providers: [
    PaymentsRepository,
    CallbacksRepository,
    ProviderCalls,
    SandboxChargesRepository,
    SandboxKeys,
    SandboxNotifier,
    SandboxPsp,
    SandboxProvider,
    {
      provide: PAYMENT_PROVIDERS,
      inject: [paymentsConfig.token, SandboxProvider],
      useFactory: ({ sandbox }: ConfigOf<typeof paymentsConfig>, provider: SandboxProvider) =>
        sandbox ? [provider] : [],
    },
    ProviderRegistry,
    PaymentNotices,
    CallbacksService,
    PaymentsService,
    OutsideCalls,
    OpenPaymentsService,
  ],
  exports: [PaymentsService, CallbacksService, CallbacksRepository, OpenPaymentsService, SandboxPsp, SandboxNotifier],
})
export class PaymentsModule {}
