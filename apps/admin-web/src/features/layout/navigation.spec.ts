import { defaultRoleGrants, type Permission } from '@hearken/contracts';

import { homeFor, navigationFor } from './navigation';

const as = (granted: readonly Permission[]) => (permission: Permission) => granted.includes(permission);
const pagesOf = (granted: readonly Permission[]) =>
  navigationFor(as(granted)).flatMap(({ items }) => items.map(({ page }) => page));

it('shows an admin every page', () => {
  expect(pagesOf(defaultRoleGrants.admin)).toEqual([
    'dashboard',
    'alerts',
    'users',
    'counselors',
    'sessions',
    'archive',
    'payments',
    'journals',
    'accounts',
    'invariants',
    'plugins',
    'audit',
    'system',
  ]);
});

it('shows finance money, and no group without a page of theirs', () => {
  expect(navigationFor(as(defaultRoleGrants.finance)).map(({ group }) => group)).toEqual([
    'today',
    'people',
    'conversations',
    'money',
  ]);
  expect(pagesOf(defaultRoleGrants.finance)).not.toContain('alerts');
});

it('starts at the first page that is theirs', () => {
  expect(homeFor(as(['payments.payment.read']))).toBe('/payments');
  expect(homeFor(as([]))).toBe('/forbidden');
});
