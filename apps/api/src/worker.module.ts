import { AccessWorkerModule } from '@hearken/domain-access';
import { AccountsWorkerModule } from '@hearken/domain-accounts';
import { LedgerWorkerModule } from '@hearken/domain-ledger';
import { PaymentsWorkerModule } from '@hearken/domain-payments';
import { SessionsWorkerModule, TerminalSessionsModule } from '@hearken/domain-sessions';
import { ConsumersModule, OutboxRelayModule, SweeperModule } from '@hearken/platform-messaging';
import { Module } from '@nestjs/common';

/** The worker role: timers, sweepers and the outbox relay of the domains that `api` owns, so that billing outlives any socket node. */
@Module({
  imports: [
    OutboxRelayModule,
    SweeperModule.forRoot(),
    ConsumersModule.forRoot(),
    AccessWorkerModule,
    AccountsWorkerModule,
    LedgerWorkerModule,
    PaymentsWorkerModule,
    SessionsWorkerModule,
    TerminalSessionsModule,
  ],
})
export class WorkerModule {}
