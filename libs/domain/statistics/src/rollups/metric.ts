/** What is counted by hour. Amounts are fen, times minutes, everything else pieces. */
export const metrics = [
  'registrations',
  'messages',
  'sessions_started',
  'sessions_ended',
  'minutes',
  'charged',
  'commission',
  'top_ups',
  'top_up_amount',
  'reviews',
  'alerts',
] as const;
export type Metric = (typeof metrics)[number];

export interface Count {
  metric: Metric;
  value: number;
}

/** States of a session that a person still waits or talks in. */
export const openStates = ['requested', 'queued', 'offered', 'accepted', 'active', 'paused'] as const;
