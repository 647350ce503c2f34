import type { Permission } from '@hearken/contracts';
import { createRouter, createWebHistory, type RouteRecordRaw, type Router } from 'vue-router';

import { alertsRoutes } from './features/alerts/alerts.routes';
import { archiveRoutes } from './features/archive/archive.routes';
import { auditRoutes } from './features/audit/audit.routes';
import { counselorsRoutes } from './features/counselors/counselors.routes';
import { dashboardRoutes } from './features/dashboard/dashboard.routes';
import { homeFor } from './features/layout/navigation';
import { ledgerRoutes } from './features/ledger/ledger.routes';
import { paymentsRoutes } from './features/payments/payments.routes';
import { pluginsRoutes } from './features/plugins/plugins.routes';
import { sessionsRoutes } from './features/sessions/sessions.routes';
import type { useStaff } from './features/staff/staff.store';
import { systemRoutes } from './features/system/system.routes';
import { usersRoutes } from './features/users/users.routes';

declare module 'vue-router' {
  interface RouteMeta {
    /** Name of the page in `nav.*`, also for what stands in the browser's tab. */
    page?: string;
    permission?: Permission;
  }
}

const pages: RouteRecordRaw[] = [
  ...dashboardRoutes,
  ...alertsRoutes,
  ...usersRoutes,
  ...counselorsRoutes,
  ...sessionsRoutes,
  ...ledgerRoutes,
  ...paymentsRoutes,
  ...archiveRoutes,
  ...pluginsRoutes,
  ...auditRoutes,
  ...systemRoutes,
  { path: '/forbidden', name: 'forbidden', component: () => import('./features/layout/forbidden-page.vue') },
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./features/layout/not-found-page.vue') },
];

/** All pages. Who is not signed in goes to sign in and comes back; who may not see a page is told so. */
export function createAppRouter(staff: ReturnType<typeof useStaff>): Router {
  const router = createRouter({
    history: createWebHistory(import.meta.env.BASE_URL),
    routes: [
      { path: '/sign-in', name: 'sign-in', component: () => import('./features/staff/sign-in-page.vue') },
      { path: '/', component: () => import('./features/layout/admin-layout.vue'), children: pages },
    ],
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  });
  router.beforeEach(async (to) => {
    await staff.load();
    if (to.name === 'sign-in') return staff.me ? { path: homeFor(staff.can) } : true;
    if (!staff.me) return staff.unreachable ? true : { name: 'sign-in', query: { next: to.fullPath } };
    if (to.path === '/' && !staff.can('admin.dashboard.read')) return { path: homeFor(staff.can) };
    if (to.meta.permission && !staff.can(to.meta.permission)) return { name: 'forbidden', replace: true };
    return true;
  });
  return router;
}
