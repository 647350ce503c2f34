import type { ConfigOf } from '@hearken/platform-config';
import { Inject, Injectable } from '@nestjs/common';

import { Clock } from './clock';
import { sessionsConfig } from './sessions.config';

export type SessionsConfig = ConfigOf<typeof sessionsConfig>;

/** The time, and how long things last. */
@Injectable()
export class SessionTiming {
  constructor(
    private readonly clock: Clock,
    @Inject(sessionsConfig.token) readonly config: SessionsConfig,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** The time `ms` milliseconds from now. */
  in(ms: number): Date {
    return new Date(this.now().getTime() + ms);
  }
}
