import { Injectable } from '@nestjs/common';

import type { Session } from '../consultations/session';
import { SessionClosing } from '../consultations/session-closing';
import { SessionTransitions } from '../consultations/session-transitions';
import { SessionsRepository } from '../consultations/sessions.repository';
import { SessionTiming } from '../session-timing';
import { SessionHolds } from './session-holds';
import type { Step } from './session-step.rules';

const SOON_MS = 500;

/** Carries out what the rules decided. */
@Injectable()
export class SessionSteps {
  constructor(
    private readonly transitions: SessionTransitions,
    private readonly closing: SessionClosing,
    private readonly holds: SessionHolds,
    private readonly sessions: SessionsRepository,
    private readonly timing: SessionTiming,
  ) {}

  async take(session: Session, step: Step): Promise<Session> {
    const dueAt = this.timing.now();
    if (step.to === 'active') return this.transitions.step(session, 'active', { patch: { dueAt } });
    const effectiveAt = new Date(step.effectiveAt);
    if (step.to === 'ended') return this.closing.end(session, step.reason, { effectiveAt });
    const paused = await this.transitions.step(session, 'paused', {
      reason: step.reason,
      effectiveAt,
      patch: { dueAt },
    });
    // While it is not his doing, his unused minutes are his again; running on holds them anew.
    if (step.reason === 'counselor_absent' || step.reason === 'server_lost') await this.holds.release(paused);
    return paused;
  }

  /** Lets the session be until the earliest of some times, but looks in at least every check interval. */
  async sleep(session: Session, ...until: (number | null)[]): Promise<void> {
    const now = this.timing.now().getTime();
    const times = until.filter((time) => time !== null);
    // A time that has passed without effect waits for a lease: look again soon, not at once.
    const next = Math.max(now + SOON_MS, Math.min(now + this.timing.config.checkMs, ...times));
    await this.sessions.update(session.id, { dueAt: new Date(next) });
  }
}
