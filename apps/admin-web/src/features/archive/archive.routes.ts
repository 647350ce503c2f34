import { permissions } from '@hearken/contracts';
import type { RouteRecordRaw } from 'vue-router';

export const archiveRoutes: RouteRecordRaw[] = [
  {
    path: 'archive',
    component: () => import('./archive-page.vue'),
    meta: { page: 'archive', permission: permissions.readArchive },
  },
];
