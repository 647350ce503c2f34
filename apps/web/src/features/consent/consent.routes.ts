import type { RouteRecordRaw } from 'vue-router';

export const consentRoutes: RouteRecordRaw[] = [
  { path: '/consent', name: 'consent', component: () => import('./consent-page.vue'), meta: { for: 'signed-in' } },
];
