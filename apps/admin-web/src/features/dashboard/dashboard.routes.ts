import { permissions } from '@hearken/contracts';
import type { RouteRecordRaw } from 'vue-router';

export const dashboardRoutes: RouteRecordRaw[] = [
  {
    path: '',
    component: () => import('./dashboard-page.vue'),
    meta: { page: 'dashboard', permission: permissions.readDashboard },
  },
];
