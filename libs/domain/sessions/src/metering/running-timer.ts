import { Injectable } from '@nestjs/common';

import type { Session } from '../consultations/session';
import { SessionTiming } from '../session-timing';
import { exhaustedAt, paidTimeLeft } from './balance.rules';
import { BillingNotices } from './billing-notices';
import { Charging, dueOf, type Charged } from './charging';
import { termsOf } from './session-holds';
import { SessionMetering, type Measured } from './session-metering';
import {
  absenceLimit,
  earlierPause,
  limitOf,
  stepOfAccepted,
  stepOfActive,
  stepOfPaused,
  type Step,
} from './session-step.rules';
import { SessionSteps } from './session-steps';

/** What time does to an accepted session: begins it, charges its minutes, pauses and ends it. */
@Injectable()
export class RunningTimer {
  constructor(
    private readonly metering: SessionMetering,
    private readonly charging: Charging,
    private readonly notices: BillingNotices,
    private readonly steps: SessionSteps,
    private readonly timing: SessionTiming,
  ) {}

  async accepted(session: Session): Promise<void> {
    const { members } = await this.metering.measure(session);
    const step = stepOfAccepted(session, members, this.timing.config, this.now());
    if (step) await this.steps.take(session, step);
    else await this.steps.sleep(session, limitOf(session, this.timing.config));
  }

  async active(session: Session): Promise<void> {
    const measured = await this.metering.measure(session);
    const { holdMinutes } = this.timing.config;
    const charged = await this.charging.charge(session, dueOf(session, measured.metered.minutes), holdMinutes);
    this.tell(session, charged.session);
    const step = this.pauseOf(charged, measured);
    if (step) {
      await this.steps.take(charged.session, step);
      return;
    }
    await this.notices.warn(charged.session, paidTimeLeft(charged.session, measured.metered, charged, this.now()));
    const absence = absenceLimit(termsOf(session).userGraceSeconds, measured.members, this.timing.config, this.now());
    await this.steps.sleep(charged.session, measured.metered.nextBoundary, absence);
  }

  async paused(session: Session): Promise<void> {
    const { metered, members } = await this.metering.measure(session);
    // Leases of the time before the pause may have come late.
    const charged = await this.charging.charge(session, dueOf(session, metered.minutes), 0);
    this.tell(session, charged.session);
    const step = stepOfPaused(charged.session, members, this.timing.config, this.now());
    if (step) await this.steps.take(charged.session, step);
    else await this.steps.sleep(charged.session, limitOf(charged.session, this.timing.config));
  }

  private pauseOf(charged: Charged, { metered, members, spans }: Measured): Step | null {
    const { session, uncovered } = charged;
    const cover = { ...charged, uncoveredFrom: uncovered?.startedAt ?? null };
    const exhausted = exhaustedAt(session, metered, cover, this.now());
    const absent = stepOfActive(termsOf(session).userGraceSeconds, members, this.timing.config, this.now());
    return earlierPause(absent, exhausted, spans.at(-1)?.from ?? 0);
  }

  private tell(before: Session, after: Session): void {
    if (after.minutesCharged > before.minutesCharged) this.notices.tellCharged(after);
  }

  private now(): number {
    return this.timing.now().getTime();
  }
}
