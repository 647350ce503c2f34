import { permissions } from '@hearken/contracts';
import type { RouteRecordRaw } from 'vue-router';

export const auditRoutes: RouteRecordRaw[] = [
  {
    path: 'audit',
    component: () => import('./audit-page.vue'),
    meta: { page: 'audit', permission: permissions.readAudit },
  },
];
