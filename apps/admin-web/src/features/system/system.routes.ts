import { permissions } from '@hearken/contracts';
import type { RouteRecordRaw } from 'vue-router';

export const systemRoutes: RouteRecordRaw[] = [
  {
    path: 'system',
    component: () => import('./system-page.vue'),
    meta: { page: 'system', permission: permissions.readSystem },
  },
];
