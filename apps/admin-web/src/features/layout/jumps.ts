import type { Permission } from '@hearken/contracts';
import type { RouteLocationRaw } from 'vue-router';

import { navigationFor } from './navigation';

export interface Jump {
  kind: 'page' | 'user' | 'counselor' | 'session' | 'journal';
  label: string;
  to: RouteLocationRaw;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Where a search can lead: pages whose name holds the text, or what an id may stand for. */
export function jumpsFor(
  text: string,
  can: (permission: Permission) => boolean,
  nameOf: (page: string) => string,
): Jump[] {
  const wanted = text.trim().toLowerCase();
  if (uuid.test(wanted)) {
    const all: (Jump & { permission: Permission })[] = [
      { kind: 'session', label: wanted, to: `/sessions/${wanted}`, permission: 'sessions.session.read' },
      { kind: 'user', label: wanted, to: `/users?open=${wanted}`, permission: 'users.account.read' },
      { kind: 'counselor', label: wanted, to: `/counselors?open=${wanted}`, permission: 'counselors.profile.read' },
      { kind: 'journal', label: wanted, to: `/ledger/journals?open=${wanted}`, permission: 'ledger.journal.read' },
    ];
    return all.filter(({ permission }) => can(permission));
  }
  return navigationFor(can)
    .flatMap(({ items }) => items)
    .map(({ page, path }): Jump & { page: string } => ({ kind: 'page', label: nameOf(page), to: path, page }))
    .filter(({ label, page }) => `${label} ${page}`.toLowerCase().includes(wanted));
}
