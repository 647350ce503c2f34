import { permissions } from '@hearken/contracts';
import type { RouteRecordRaw } from 'vue-router';

export const usersRoutes: RouteRecordRaw[] = [
  {
    path: 'users',
    component: () => import('./users-page.vue'),
    meta: { page: 'users', permission: permissions.readUsers },
  },
];
