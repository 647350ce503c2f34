import type { RouteRecordRaw } from 'vue-router';

export const workspaceRoutes: RouteRecordRaw[] = [
  {
    path: '/workspace/:conversationId?',
    name: 'workspace',
    component: () => import('./workspace-page.vue'),
    props: true,
    meta: { for: 'counselor' },
  },
  { path: '/earnings', name: 'earnings', component: () => import('./earnings-page.vue'), meta: { for: 'counselor' } },
];
