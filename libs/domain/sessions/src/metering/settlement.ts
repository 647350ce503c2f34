import { Injectable } from '@nestjs/common';

import type { Session } from '../consultations/session';
import { minimumLines } from './charges.rules';
import { Charging, dueOf, type Due } from './charging';
import type { Metered } from './meter.rules';
import { MinutesRepository } from './minutes.repository';
import { termsOf } from './session-holds';
import { SessionMetering } from './session-metering';
import { SessionSteps } from './session-steps';
import { SettlementBooking } from './settlement-booking';

/** Closes the books on an ended session. */
@Injectable()
export class Settlement {
  constructor(
    private readonly metering: SessionMetering,
    private readonly charging: Charging,
    private readonly minutes: MinutesRepository,
    private readonly booking: SettlementBooking,
    private readonly steps: SessionSteps,
  ) {}

  /** Charges the rest, gives the unused hold back and settles; waits while the last leases are still to come. */
  async settle(session: Session): Promise<void> {
    const { metered, spans } = await this.metering.measure(session);
    const lastMoment = spans.at(-1)?.to ?? 0;
    if (metered.knownUntil < lastMoment) {
      await this.steps.sleep(session, 0);
      return;
    }
    const due = [...dueOf(session, metered.minutes), ...minimumOf(session, metered)];
    const charged = await this.charging.charge(session, due, 0);
    await this.minutes.insertStretches(session.id, metered.stretches);
    await this.booking.book(charged.session);
  }
}

function minimumOf(session: Session, { dueMinutes, billableMs, knownUntil }: Metered): Due[] {
  const startedAt = session.endedAt?.getTime() ?? knownUntil;
  return minimumLines({ dueMinutes, billableMs, endReason: session.endReason }, termsOf(session))
    .filter(({ minute }) => minute > session.minutesCharged)
    .map((line) => ({ line, startedAt }));
}
