import type { SessionState } from '@hearken/contracts';

type Tone = 'good' | 'busy' | 'bad' | 'quiet';

/** How much a state asks for attention: running is good, waiting is busy, what failed is bad, what is over is quiet. */
export const toneOfState: Readonly<Record<SessionState, Tone>> = {
  requested: 'busy',
  queued: 'busy',
  offered: 'busy',
  accepted: 'good',
  active: 'good',
  paused: 'busy',
  ended: 'quiet',
  settled: 'quiet',
  declined: 'bad',
  expired: 'bad',
  cancelled: 'quiet',
};
