import { permissions } from '@hearken/contracts';
import type { RouteRecordRaw } from 'vue-router';

export const paymentsRoutes: RouteRecordRaw[] = [
  {
    path: 'payments',
    component: () => import('./payments-page.vue'),
    meta: { page: 'payments', permission: permissions.readPayments },
  },
];
