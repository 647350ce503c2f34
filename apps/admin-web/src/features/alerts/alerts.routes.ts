import { permissions } from '@hearken/contracts';
import type { RouteRecordRaw } from 'vue-router';

export const alertsRoutes: RouteRecordRaw[] = [
  {
    path: 'alerts',
    component: () => import('./alerts-page.vue'),
    meta: { page: 'alerts', permission: permissions.readAlerts },
  },
];
