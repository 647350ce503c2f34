import type { Permission } from '@hearken/contracts';
import { permissions as p } from '@hearken/contracts';

export interface NavigationItem {
  /** Also `nav.<page>` in the locales and `nav-<page>` for tests. */
  page: string;
  path: string;
  permission: Permission;
}

/** The navigation by job: what somebody comes here to do, not what tables there are. */
export const navigation: readonly { group: string; items: readonly NavigationItem[] }[] = [
  {
    group: 'today',
    items: [
      { page: 'dashboard', path: '/', permission: p.readDashboard },
      { page: 'alerts', path: '/alerts', permission: p.readAlerts },
    ],
  },
  {
    group: 'people',
    items: [
      { page: 'users', path: '/users', permission: p.readUsers },
      { page: 'counselors', path: '/counselors', permission: p.readCounselors },
    ],
  },
  {
    group: 'conversations',
    items: [
      { page: 'sessions', path: '/sessions', permission: p.readSessions },
      { page: 'archive', path: '/archive', permission: p.readArchive },
    ],
  },
  {
    group: 'money',
    items: [
      { page: 'payments', path: '/payments', permission: p.readPayments },
      { page: 'journals', path: '/ledger/journals', permission: p.readLedger },
      { page: 'accounts', path: '/ledger/accounts', permission: p.readLedger },
      { page: 'invariants', path: '/ledger/invariants', permission: p.readLedger },
    ],
  },
  { group: 'plugins', items: [{ page: 'plugins', path: '/plugins', permission: p.readPlugins }] },
  {
    group: 'system',
    items: [
      { page: 'audit', path: '/audit', permission: p.readAudit },
      { page: 'system', path: '/system', permission: p.readSystem },
    ],
  },
];

type Can = (permission: Permission) => boolean;

/** The pages somebody may open; a group with none is left out. */
export function navigationFor(can: Can) {
  return navigation
    .map(({ group, items }) => ({ group, items: items.filter(({ permission }) => can(permission)) }))
    .filter(({ items }) => items.length > 0);
}

/** Where somebody starts: the first page that is his. */
export function homeFor(can: Can): string {
  return navigationFor(can)[0]?.items[0]?.path ?? '/forbidden';
}
