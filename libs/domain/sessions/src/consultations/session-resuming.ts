import { Injectable } from '@nestjs/common';

import { SessionHolds } from '../metering/session-holds';
import { SessionPresence } from '../presence/session-presence';
import { SessionTiming } from '../session-timing';
import type { Session } from './session';
import { counselorUnavailable, illegalStep, insufficientBalance, otherIsAway, pausedByOther } from './session.errors';
import { mayResume } from './session.rules';
import { SessionTransitions } from './session-transitions';

/** From a pause back to running time. */
@Injectable()
export class SessionResuming {
  constructor(
    private readonly transitions: SessionTransitions,
    private readonly holds: SessionHolds,
    private readonly presence: SessionPresence,
    private readonly timing: SessionTiming,
  ) {}

  async resume(session: Session, actorId: string): Promise<Session> {
    if (session.state !== 'paused') throw illegalStep(session.state, 'active');
    if (!mayResume(session, actorId)) throw pausedByOther(session.state);
    await this.assertBothThere(session, actorId);
    const ready = session.pauseReason === 'balance' ? await this.cover(session) : session;
    return this.transitions.step(ready, 'active', { actorId, patch: { dueAt: this.timing.now() } });
  }

  private async assertBothThere(session: Session, actorId: string): Promise<void> {
    const { user, counselor } = await this.presence.of(session);
    if (!counselor.attached) throw actorId === session.userId ? counselorUnavailable() : otherIsAway(session.state);
    if (!user.attached) throw otherIsAway(session.state);
  }

  private async cover(session: Session): Promise<Session> {
    const held = await this.holds.hold(session, this.timing.config.holdMinutes);
    if (held.minutes < 1) throw insufficientBalance();
    return held.session;
  }
}
