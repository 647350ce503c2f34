import { permissions } from '@hearken/contracts';
import type { RouteRecordRaw } from 'vue-router';

export const counselorsRoutes: RouteRecordRaw[] = [
  {
    path: 'counselors',
    component: () => import('./counselors-page.vue'),
    meta: { page: 'counselors', permission: permissions.readCounselors },
  },
];
