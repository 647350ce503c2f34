import { Injectable } from '@nestjs/common';

import type { Session, Transition } from '../consultations/session';
import { activeSpans } from '../consultations/session.rules';
import { TransitionsRepository } from '../consultations/transitions.repository';
import type { Presence } from '../presence/presence.rules';
import { SessionPresence } from '../presence/session-presence';
import { SessionTiming } from '../session-timing';
import { meter, type ActiveSpan, type Metered } from './meter.rules';
import { termsOf } from './session-holds';

export interface Measured {
  metered: Metered;
  spans: ActiveSpan[];
  history: Transition[];
  members: { user: Presence; counselor: Presence };
}

/** Measures a session from what is stored of it. */
@Injectable()
export class SessionMetering {
  constructor(
    private readonly history: TransitionsRepository,
    private readonly presence: SessionPresence,
    private readonly timing: SessionTiming,
  ) {}

  async measure(session: Session): Promise<Measured> {
    const history = await this.history.findBySession(session.id);
    const members = await this.presence.of(session);
    const spans = activeSpans(history);
    const metered = meter({ active: spans, ...members }, termsOf(session), this.timing.now().getTime());
    return { metered, spans, history, members };
  }
}
