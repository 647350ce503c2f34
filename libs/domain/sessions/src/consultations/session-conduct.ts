import type { Actor } from '@hearken/platform-auth';
import { Injectable } from '@nestjs/common';

import { SessionTiming } from '../session-timing';
import type { Session } from './session';
import { SessionClosing } from './session-closing';
import { sessionNotFound } from './session.errors';
import { SessionLock } from './session-lock';
import { SessionResuming } from './session-resuming';
import { isMember } from './session.rules';
import { SessionTransitions } from './session-transitions';

/** What the two do with their session while it lasts. */
@Injectable()
export class SessionConduct {
  constructor(
    private readonly lock: SessionLock,
    private readonly transitions: SessionTransitions,
    private readonly closing: SessionClosing,
    private readonly resuming: SessionResuming,
    private readonly timing: SessionTiming,
  ) {}

  /** The user takes his request back, also one that was accepted but has not begun. */
  cancel(actor: Actor, sessionId: string): Promise<Session> {
    return this.lock.run(sessionId, (session) => {
      if (session.userId !== actor.id) throw sessionNotFound();
      return this.closing.dismiss(session, 'cancelled', 'cancelled_by_user', actor.id);
    });
  }

  /** Stops the clock until whoever paused resumes. */
  pause(actor: Actor, sessionId: string): Promise<Session> {
    return this.lock.run(sessionId, (session) => {
      if (!isMember(session, actor.id)) throw sessionNotFound();
      const reason = actor.id === session.userId ? 'user_paused' : 'counselor_paused';
      return this.transitions.step(session, 'paused', {
        actorId: actor.id,
        reason,
        patch: { dueAt: this.timing.now() },
      });
    });
  }

  /** Lets time run again. After a pause for lack of balance the wallet must cover a minute. */
  resume(actor: Actor, sessionId: string): Promise<Session> {
    return this.lock.run(sessionId, (session) => {
      if (!isMember(session, actor.id)) throw sessionNotFound();
      return this.resuming.resume(session, actor.id);
    });
  }

  /** Ends the session; it is settled as soon as its time is known. */
  end(actor: Actor, sessionId: string): Promise<Session> {
    return this.lock.run(sessionId, (session) => {
      if (!isMember(session, actor.id)) throw sessionNotFound();
      const reason = actor.id === session.userId ? 'user_ended' : 'counselor_ended';
      return this.closing.end(session, reason, { actorId: actor.id });
    });
  }
}
