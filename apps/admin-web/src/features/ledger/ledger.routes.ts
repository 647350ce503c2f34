import { permissions } from '@hearken/contracts';
import type { RouteRecordRaw } from 'vue-router';

const permission = permissions.readLedger;

export const ledgerRoutes: RouteRecordRaw[] = [
  { path: 'ledger', redirect: '/ledger/journals' },
  {
    path: 'ledger/journals',
    component: () => import('./journals-page.vue'),
    meta: { page: 'journals', permission },
  },
  {
    path: 'ledger/accounts',
    component: () => import('./accounts-page.vue'),
    meta: { page: 'accounts', permission },
  },
  {
    path: 'ledger/invariants',
    component: () => import('./invariants-page.vue'),
    meta: { page: 'invariants', permission },
  },
];
