import type { RouteRecordRaw } from 'vue-router';

export const sessionsRoutes: RouteRecordRaw[] = [
  {
    path: '/waiting/:sessionId',
    name: 'waiting',
    component: () => import('./waiting-page.vue'),
    props: true,
    meta: { for: 'signed-in' },
  },
  { path: '/sessions', name: 'history', component: () => import('./history-page.vue'), meta: { for: 'signed-in' } },
  {
    path: '/sessions/:sessionId/bill',
    name: 'bill',
    component: () => import('./bill-page.vue'),
    props: true,
    meta: { for: 'signed-in' },
  },
];
