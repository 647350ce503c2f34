import { permissions } from '@hearken/contracts';
import type { RouteRecordRaw } from 'vue-router';

export const pluginsRoutes: RouteRecordRaw[] = [
  {
    path: 'plugins',
    component: () => import('./plugins-page.vue'),
    meta: { page: 'plugins', permission: permissions.readPlugins },
  },
];
