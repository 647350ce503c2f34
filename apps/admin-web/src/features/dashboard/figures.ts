import type { Permission } from '@hearken/contracts';
import { permissions as p } from '@hearken/contracts';

import type { Answer } from '../staff/api';

export type Metric = keyof Answer<'getDashboard'>['today'];

export interface Figure {
  metric: Metric;
  money?: true;
  /** Where the rows behind it are; `today` is today's date. */
  rows: (today: string) => string;
  permission: Permission;
}

const sessionsOf = (today: string) => `/sessions?from=${today}&to=${today}`;

/** Today's figures in the order of what one looks at first. */
export const figures: readonly Figure[] = [
  { metric: 'charged', money: true, rows: () => '/ledger/journals?kind=session_minute', permission: p.readLedger },
  { metric: 'commission', money: true, rows: () => '/ledger/journals?account=commission', permission: p.readLedger },
  { metric: 'top_up_amount', money: true, rows: () => '/payments?state=paid', permission: p.readPayments },
  { metric: 'top_ups', rows: () => '/payments?state=paid', permission: p.readPayments },
  { metric: 'messages', rows: sessionsOf, permission: p.readSessions },
  { metric: 'sessions_started', rows: sessionsOf, permission: p.readSessions },
  { metric: 'sessions_ended', rows: sessionsOf, permission: p.readSessions },
  { metric: 'minutes', rows: () => '/ledger/journals?kind=session_minute', permission: p.readLedger },
  { metric: 'registrations', rows: () => '/users', permission: p.readUsers },
  { metric: 'reviews', rows: () => '/counselors', permission: p.readCounselors },
  { metric: 'alerts', rows: () => '/alerts?state=all', permission: p.readAlerts },
];

/** How far today is from yesterday, as `+12%`; null when there is nothing to compare with. */
export function changeOf(today: number, yesterday: number): string | null {
  if (yesterday === 0) return null;
  const percent = Math.round(((today - yesterday) / yesterday) * 100);
  return `${percent > 0 ? '+' : percent < 0 ? '−' : '±'}${Math.abs(percent)}%`;
}
