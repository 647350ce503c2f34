import { ConversationsModule } from '@hearken/domain-conversations';
import { LedgerModule } from '@hearken/domain-ledger';
import { Module } from '@nestjs/common';

import { SessionNoticesConsumer } from './consultations/session-notices.consumer';
import { BillingNotices } from './metering/billing-notices';
import { Charging } from './metering/charging';
import { RunningTimer } from './metering/running-timer';
import { SessionSteps } from './metering/session-steps';
import { Settlement } from './metering/settlement';
import { SettlementBooking } from './metering/settlement-booking';
import { QueueTimer } from './offers/queue-timer';
import { PresenceKeeping } from './presence/presence-keeping';
import { SessionTimers } from './session-timers';
import { SessionsJob } from './sessions.job';
import { SessionsModule } from './sessions.module';

/**
 * Time and money of sessions: offers that lapse, minutes, warnings, settlement, dead nodes, notices in the log. For the
 * worker role; needs SweeperModule, TimersModule and ConsumersModule beside it.
 */
@Module({
  imports: [SessionsModule, LedgerModule, ConversationsModule],
  providers: [
    SessionsJob,
    SessionTimers,
    QueueTimer,
    RunningTimer,
    Settlement,
    SettlementBooking,
    SessionSteps,
    Charging,
    BillingNotices,
    PresenceKeeping,
    SessionNoticesConsumer,
  ],
  exports: [SessionTimers, PresenceKeeping],
})
export class SessionsWorkerModule {}
